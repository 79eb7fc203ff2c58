import type { SubgraphPart } from '../subgraph-part';
import { TraceLinksExchangeResolver } from './links/trace-links-exchange.resolver';
import { ReqifResolver } from './reqif/reqif.resolver';

/** Links and documents in the formats of other tools. */
export const exchange: SubgraphPart = {
  resolvers: [TraceLinksExchangeResolver, ReqifResolver],
  entities: [],
  references: {},
};
