import type { SubgraphDefinition } from '../platform/subgraph';
import { bcdr } from '../subgraphs/bcdr';
import { changes } from '../subgraphs/changes';
import { incidents } from '../subgraphs/incidents';
import { inventory } from '../subgraphs/inventory';

/** The subgraphs of the product. */
export const SUBGRAPHS: readonly SubgraphDefinition[] = [inventory, incidents, bcdr, changes];

const FIRST_PORT = 4001;

/** The port that a subgraph listens on unless told otherwise. */
export function subgraphPort(name: string): number {
  return FIRST_PORT + SUBGRAPHS.findIndex((subgraph) => subgraph.name === name);
}

/** Where a subgraph is found unless told otherwise. */
export function subgraphUrl(name: string): string {
  return `http://127.0.0.1:${subgraphPort(name)}/graphql`;
}
