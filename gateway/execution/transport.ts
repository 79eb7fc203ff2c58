import type { GraphAnswer } from '../../platform/graph-client';
import type { GatewayContext } from '../gateway-context';

/** An operation that a plan has for a subgraph. */
export interface PlannedOperation {
  text: string;
  name: string | undefined;
  /** The text as a JSON string, made once. */
  json: string;
  /** The operation's name as it goes on in a request's JSON; empty without one. */
  nameJson: string;
}

export function plannedOperation(text: string, name: string | undefined): PlannedOperation {
  const nameJson = name === undefined ? '' : `,"operationName":${JSON.stringify(name)}`;
  return { text, name, json: JSON.stringify(text), nameJson };
}

/** What goes to a subgraph. */
export interface SubgraphRequest {
  operation: PlannedOperation;
  variables: Readonly<Record<string, unknown>>;
  /** The variables as JSON, made when a transport needs it. */
  variablesText(): string;
  /** Whether it is part of a mutation of the caller's, also when it only reads. */
  inMutation: boolean;
  /** How many entities it is about, before and after those that occur several times are counted once. */
  entities?: { found: number; sent: number };
}

/** A way to a subgraph. What retries, or opens a circuit, is one around another. */
export interface SubgraphTransport {
  /**
   * @param context its signal tells when to give up
   * @throws SubgraphFailure when there is no answer; the signal's reason when nobody waits for one
   */
  send(request: SubgraphRequest, context: GatewayContext): Promise<GraphAnswer>;
}
