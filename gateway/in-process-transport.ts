import { type DocumentNode, parse } from 'graphql';
import type { GraphAnswer } from '../platform/graph-client';
import type { RunningSubgraph } from '../platform/running-subgraph';
import { unlessGivenUp } from './execution/time-limit';
import type { PlannedOperation, SubgraphRequest, SubgraphTransport } from './execution/transport';
import type { GatewayContext } from './gateway-context';

/** Executes what the gateway plans for a subgraph that runs in the same process. */
export class InProcessTransport implements SubgraphTransport {
  /** Kept as long as the operations themselves. */
  private readonly documents = new WeakMap<PlannedOperation, DocumentNode>();

  constructor(private readonly subgraph: Pick<RunningSubgraph, 'answer'>) {}

  private parsed(operation: PlannedOperation): DocumentNode {
    const known = this.documents.get(operation);
    if (known) return known;
    const document = parse(operation.text, { noLocation: true });
    this.documents.set(operation, document);
    return document;
  }

  send({ operation, variables }: SubgraphRequest, context: GatewayContext): Promise<GraphAnswer> {
    const { authorization, idempotencyKey, signal } = context;
    const answer = this.subgraph.answer(this.parsed(operation), variables, authorization, idempotencyKey);
    return unlessGivenUp(signal, answer);
  }
}
