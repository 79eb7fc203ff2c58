import type { GraphAnswer } from '../../platform/graph-client';
import type { GatewayContext } from '../gateway-context';

/** An operation that a plan has for a subgraph. */
export interface PlannedOperation {
  text: string;
  name: string | undefined;
  kind: 'query' | 'mutation' | 'subscription';
}

/** What goes to a subgraph. */
export interface SubgraphRequest {
  operation: PlannedOperation;
  variables: Readonly<Record<string, unknown>>;
  /** Whether it is part of a mutation of the caller's, also when it only reads. */
  inMutation: boolean;
}

/** A way to a subgraph; a failure to get an answer is told as an error of the answer. */
export interface SubgraphTransport {
  send(request: SubgraphRequest, context: GatewayContext): Promise<GraphAnswer>;
}
