import type { RequestContext } from '../../../platform/request-context';
import type { Searchable } from './find-in';
import type { SearchTerm } from './search-terms';

/** Reads what may answer a search, of one kind: all that does is among it, as the caller may see it. */
export type SearchSource = (context: RequestContext, terms: readonly SearchTerm[]) => Promise<Searchable[]>;

/**
 * Most things of a kind that are weighed against each other, the first by id. The engines' own order, best first, would
 * depend on all that they have in their indices, and so on what the caller may not see.
 */
export const MOST_OF_A_KIND = 2000;
