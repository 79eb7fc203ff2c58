import type { StaticSubgraph } from './static-subgraph';

/** What is asked of every gateway alike. */
export interface Workload {
  /** Names the files of its results, e.g. `trace`. */
  name: string;
  what: string;
  subgraphs: readonly StaticSubgraph[];
  query: string;
  /** Values of the variables, one set for each page; one empty set where all ask the same. */
  pages: readonly Record<string, unknown>[];
  connections: number;
}
