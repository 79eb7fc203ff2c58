import type { SubgraphPart } from '../subgraph-part';
import { SearchResolver } from './search.resolver';

/** The search over all that this subgraph has words of. */
export const search: SubgraphPart = { resolvers: [SearchResolver], entities: [], references: {} };
