import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { type Caller, hasRole, isOutsider } from '../../../platform/caller/caller';
import { Role } from '../../../platform/caller/role';
import { containing } from '../../../platform/database/conditions';
import type { EntityClass } from '../../../platform/database/data-source';
import type { RequestContext } from '../../../platform/request-context';

/**
 * Who sees confidential text, decided here and nowhere else.
 *
 * Whole responses may be given to the government department and the Authority; the respondent sees its own. For
 * everybody else what is wholly confidential does not exist, and of the rest there is the public text only; for those
 * outside there is nothing of it unless responses may be published.
 */
const READERS_OF_ALL = [Role.GOVERNANCE, Role.GOVERNMENT, Role.AUTHORITY] as const;

/** Something that a respondent said, or that tells of it. */
export interface Scoped {
  /** Whether it exists only for those who may see confidential text. */
  confidential: boolean;
  /** Whether it exists for those outside at all. */
  published: boolean;
  respondentId: string;
}

/** What was said, in full and without its confidential parts. */
export interface ScopedText extends Pick<Scoped, 'confidential' | 'respondentId'> {
  fullText: string;
  publicText: string;
  partlyConfidential: boolean;
}

/** Whether somebody sees all that was said, and so may be told of what only all of it tells. */
export function seesEverything(caller: Caller): boolean {
  return hasRole(caller, READERS_OF_ALL);
}

/** The organisation whose confidential text the caller sees as its own; null for one who answers for none. */
export function ownOrganisation({ roles, organisationId }: Caller): string | null {
  return roles.has(Role.RESPONDENT) ? organisationId : null;
}

export function seesAllOf(caller: Caller, respondentId: string): boolean {
  return seesEverything(caller) || ownOrganisation(caller) === respondentId;
}

export function exists(caller: Caller, thing: Scoped): boolean {
  const open = !thing.confidential && (thing.published || !isOutsider(caller));
  return open || seesAllOf(caller, thing.respondentId);
}

/** The text as the caller may see it. */
export function textFor(caller: Caller, { respondentId, fullText, publicText }: ScopedText): string {
  return seesAllOf(caller, respondentId) ? fullText : publicText;
}

export function isRedactedFor(caller: Caller, { respondentId, confidential, partlyConfidential }: ScopedText): boolean {
  return (confidential || partlyConfidential) && !seesAllOf(caller, respondentId);
}

/**
 * Keeps what exists for the caller.
 * @param alias of something with the columns `confidential`, `published` and `respondentId`
 */
export function keepVisible<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  caller: Caller,
  alias = 'thing',
): SelectQueryBuilder<T> {
  const condition = visible(caller, alias);
  return query.andWhere(condition.sql, condition.parameters);
}

/** Keeps what respondents say now, and leaves out what they have replaced. */
export function keepCurrent<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  alias = 'thing',
): SelectQueryBuilder<T> {
  return query.andWhere(`${alias}.current = 1`);
}

interface Condition {
  sql: string;
  parameters: Record<string, unknown>;
}

function visible(caller: Caller, alias: string): Condition {
  if (seesEverything(caller)) return { sql: '1 = 1', parameters: {} };
  const own = ownOrganisation(caller);
  const published = isOutsider(caller) ? ` AND ${alias}.published = 1` : '';
  const open = { sql: `${alias}.confidential = 0${published}`, parameters: {} };
  if (own === null) return open;
  return {
    sql: `((${open.sql}) OR ${alias}.respondentId = :ownOrganisation)`,
    parameters: { ownOrganisation: own },
  };
}

/**
 * Holds where a text contains others, all of them, as the caller may see it: the public text, or all of it where it may
 * see all.
 */
export function visibleTextContains(caller: Caller, alias: string, texts: readonly string[]): Condition {
  const named = texts.map((text, index) => ({ name: `visible_${alias}_${index}`, pattern: containing(text) }));
  const parameters = Object.fromEntries(named.map(({ name, pattern }) => [name, pattern]));
  const contains = (column: string) =>
    ['1 = 1', ...named.map(({ name }) => `LOWER(${alias}.${column}) LIKE :${name} ESCAPE '!'`)].join(' AND ');
  if (seesEverything(caller)) return { sql: contains('fullText'), parameters };
  const own = ownOrganisation(caller);
  if (own === null) return { sql: contains('publicText'), parameters };
  return {
    sql: `(${alias}.respondentId <> :ownOrganisation AND ${contains('publicText')}
      OR ${alias}.respondentId = :ownOrganisation AND ${contains('fullText')})`,
    parameters: { ...parameters, ownOrganisation: own },
  };
}

/** The only way to what respondents said: things that exist for the caller, on the alias `thing`. */
export function visibleThings<T extends ObjectLiteral & Scoped>(
  { database, caller }: RequestContext,
  entity: EntityClass & (new () => T),
): SelectQueryBuilder<T> {
  return keepVisible(database.reads.createQueryBuilder(entity, 'thing').where('1 = 1'), caller);
}
