import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { type Caller, isOutsider } from '../../../platform/caller/caller';
import { Baseline } from './baseline';
import type { Clause } from './clause';
import type { ClauseVersion } from './clause-version';
import type { DesignBaseline } from './design-baseline';

/** Keeps the baselines, under an alias, that exist for a caller: a draft does not exist for outsiders. */
export function keepVisibleBaselines<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  caller: Caller,
  alias = 'thing',
): void {
  if (isOutsider(caller)) query.andWhere(`${alias}.isPublic = 1`);
}

/** Keeps the sets of baselines, under the alias `thing`, that exist for a caller: not one of drafts alone, for outsiders. */
export function keepVisibleSets(query: SelectQueryBuilder<DesignBaseline>, caller: Caller): void {
  if (!isOutsider(caller)) return;
  query.andWhere(`EXISTS (SELECT 1 FROM design_baseline_member known_by
    INNER JOIN baseline known ON known.id = known_by.baselineId
    WHERE known_by.designBaselineId = thing.id AND known.isPublic = 1)`);
}

/** Keeps the versions of clauses, under the alias `thing`, that stand in baselines that exist for a caller. */
export function keepVisibleVersions(query: SelectQueryBuilder<ClauseVersion>, caller: Caller): void {
  if (!isOutsider(caller)) return;
  query.innerJoin(Baseline, 'published', 'published.id = thing.baselineId AND published.isPublic = 1');
}

/** SQL: whether outsiders know of the clause that a column names, if it names one. */
export function knownClause(column: string): string {
  return `NOT EXISTS (SELECT 1 FROM clause drafted WHERE drafted.id = ${column} AND drafted.isPublic = 0)`;
}

/** Keeps the clauses, under the alias `thing`, that exist for a caller: not one that never left a draft, for outsiders. */
export function keepVisibleClauses(query: SelectQueryBuilder<Clause>, caller: Caller): void {
  if (isOutsider(caller)) query.andWhere('thing.isPublic = 1');
}
