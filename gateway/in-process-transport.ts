import { type DocumentNode, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GraphAnswer } from '../platform/graph-client';
import type { RunningSubgraph } from '../platform/running-subgraph';
import { unlessGivenUp } from './execution/time-limit';
import type { SubgraphRequest, SubgraphTransport } from './execution/transport';
import type { GatewayContext } from './gateway-context';

/** Bytes of operations' texts whose documents are kept; a document takes some ten times as much. */
const REMEMBERED_TEXT = 2 * 1024 * 1024;

/** Executes what the gateway plans for a subgraph that runs in the same process. */
export class InProcessTransport implements SubgraphTransport {
  private readonly documents = new LRUCache<string, DocumentNode>({
    maxSize: REMEMBERED_TEXT,
    sizeCalculation: (_document, text) => text.length,
  });

  constructor(private readonly subgraph: Pick<RunningSubgraph, 'answer'>) {}

  private parsed(query: string): DocumentNode {
    const known = this.documents.get(query);
    if (known) return known;
    const document = parse(query, { noLocation: true });
    this.documents.set(query, document);
    return document;
  }

  send({ operation, variables }: SubgraphRequest, { authorization, signal }: GatewayContext): Promise<GraphAnswer> {
    return unlessGivenUp(signal, this.subgraph.answer(this.parsed(operation.text), variables, authorization));
  }
}
