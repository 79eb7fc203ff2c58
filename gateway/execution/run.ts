import type { GraphQLFormattedError } from 'graphql';
import type { GraphAnswer } from '../../platform/graph-client';
import type { JsonObject } from './json';
import type { Place } from './places';
import type { SubgraphRequest } from './transport';

/** One execution of a plan. */
export interface Run {
  /** What was fetched so far. */
  readonly data: JsonObject;
  /** The variables as the caller gave them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Values of the variables that conditions name, defaults included. */
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly isMutation: boolean;
  send(subgraph: string, request: SubgraphRequest): Promise<GraphAnswer>;
  tell(error: GraphQLFormattedError, place: Place): void;
}

/** A part of a plan, made ready to be executed. */
export type Step = (run: Run) => Promise<void>;
