import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Caller } from '../../platform/caller/caller';
import { TraceLink } from './trace-link';
import type { TraceLinkEnd } from './trace-link-end';
import { seesAllOf } from './viewer-scope';

export interface LinkCondition {
  /** SQL over the two columns that say for whom alone an end is. */
  sql: string;
  parameters: Record<string, string>;
}

/** No organisation has this id: who sees what is its alone sees all that is confidential. */
const NOBODY = 'organisation:';

/**
 * The condition on which a link exists for a caller: each end is open to all, or the caller may see what is confidential
 * to the respondent whose it is. Written once, for lists, counts and traces alike.
 */
export function linkCondition(caller: Caller, columns: readonly [string, string]): LinkCondition {
  if (seesAllOf(caller, NOBODY)) return { sql: '1 = 1', parameters: {} };
  const { organisationId } = caller;
  if (organisationId === null || !seesAllOf(caller, organisationId)) {
    return { sql: columns.map((column) => `${column} IS NULL`).join(' AND '), parameters: {} };
  }
  return {
    sql: columns.map((column) => `(${column} IS NULL OR ${column} = :linksOfOrganisation)`).join(' AND '),
    parameters: { linksOfOrganisation: organisationId },
  };
}

/** Keeps the links that exist for a caller, in a query of `TraceLink` or `TraceLinkEnd` under an alias. */
export function visibleLinks<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  caller: Caller,
  of: typeof TraceLink | typeof TraceLinkEnd,
  alias: string,
): void {
  const [one, other] = of === TraceLink ? ['fromOnlyFor', 'toOnlyFor'] : ['thingOnlyFor', 'otherOnlyFor'];
  const { sql, parameters } = linkCondition(caller, [`${alias}.${one}`, `${alias}.${other}`]);
  query.andWhere(`(${sql})`, parameters);
}
