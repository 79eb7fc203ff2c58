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
  /** Asks a subgraph; one that does not answer is told of in the answer's errors. */
  send(subgraph: string, request: SubgraphRequest): Promise<GraphAnswer>;
  /** What is told when what came is not what was asked for. */
  refuse(subgraph: string, reason: string, inMutation: boolean): GraphAnswer;
  tell(error: GraphQLFormattedError, place: Place): void;
}

/** A part of a plan, made ready to be executed. */
export type Step = (run: Run) => Promise<void>;
