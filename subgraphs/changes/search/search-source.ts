import type { RequestContext } from '../../../platform/request-context';
import type { SearchTerm } from '../../../platform/text/search-terms';
import type { Found, Searchable } from './find-in';

/**
 * Most things of a kind that are weighed against each other, the first by id. The engines' own order, best first, would
 * depend on all that they have in their indices, and so on what the caller may not see.
 */
const MOST_OF_A_KIND = 1000;
/** Most that are looked through where the index could not tell them apart. */
const MOST_LOOKED_THROUGH = 50_000;
/** How many are read at once. */
export const BATCH = 1000;

/** A search as it goes on: what is looked for, and how well a thing answers it. */
export interface Search {
  terms: readonly SearchTerm[];
  weigh(thing: Searchable): Found | undefined;
}

/** Things of one kind that may answer a search, by id, as the caller may see them. */
export interface Batch {
  things: readonly Searchable[];
  /** The id after which the next ones come; null when there are no more. */
  last: string | null;
}

/** Finds things of one kind. */
export type SearchSource = (context: RequestContext, search: Search) => Promise<Found[]>;

/** A batch of rows of which each is a thing. */
export function batchOf(things: readonly Searchable[]): Batch {
  return { things, last: things.length < BATCH ? null : (things.at(-1)?.id ?? null) };
}

/** Goes through batches for as many things as are weighed. */
export async function found(search: Search, next: (after: string) => Promise<Batch>): Promise<Found[]> {
  const all: Found[] = [];
  let after: string | null = '';
  for (let looked = 0; after !== null && looked < MOST_LOOKED_THROUGH && all.length < MOST_OF_A_KIND; looked += BATCH) {
    const batch: Batch = await next(after);
    for (const thing of batch.things) all.push(...[search.weigh(thing)].filter((hit) => hit !== undefined));
    after = batch.last;
  }
  return all.slice(0, MOST_OF_A_KIND);
}
