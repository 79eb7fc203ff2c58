import { type DocumentNode, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { RunningSubgraph } from '../platform/running-subgraph';
import type { SubgraphRequest, SubgraphTransport } from './execution/transport';
import type { GatewayContext } from './gateway-context';

const REMEMBERED_DOCUMENTS = 1000;

/** Executes what the gateway plans for a subgraph that runs in the same process. */
export class InProcessTransport implements SubgraphTransport {
  private readonly documents = new LRUCache<string, DocumentNode>({ max: REMEMBERED_DOCUMENTS });

  constructor(private readonly subgraph: RunningSubgraph) {}

  private parsed(query: string): DocumentNode {
    const known = this.documents.get(query);
    if (known) return known;
    const document = parse(query, { noLocation: true });
    this.documents.set(query, document);
    return document;
  }

  send({ operation, variables }: SubgraphRequest, { authorization }: GatewayContext) {
    return this.subgraph.answer(this.parsed(operation.text), variables, authorization);
  }
}
