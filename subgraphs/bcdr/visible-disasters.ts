import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { isOutsider } from '../../platform/caller/caller';
import type { RequestContext } from '../../platform/request-context';

/**
 * Keeps the disasters, under the alias `thing`, that exist for the caller: for outsiders, those of which something was
 * published, and exercises that were announced. What works and what does not they see from the start, by the states of components.
 * @source IMP 5.1.9
 */
export function keepVisibleDisasters<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  { caller }: RequestContext,
): void {
  if (isOutsider(caller)) query.andWhere('(thing.firstPublishedAt IS NOT NULL OR thing.announcedAt IS NOT NULL)');
}
