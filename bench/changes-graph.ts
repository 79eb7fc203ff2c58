import { type DocumentNode, parse } from 'graphql';
import { Role } from '../platform/caller/role';
import { changes } from '../subgraphs/changes';
import { openGraph, type SubgraphGraph } from './subgraph-graph';

/** The subgraph `changes` on an SQLite file of its own, asked in process. */
export type ChangesGraph = SubgraphGraph;

export function openChanges(role = Role.GOVERNANCE): Promise<ChangesGraph> {
  return openGraph(changes, role);
}

export function operation(text: string): DocumentNode {
  return parse(text);
}
