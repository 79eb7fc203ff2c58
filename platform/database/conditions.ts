import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { badArgument } from '../errors';

type Query<T extends ObjectLiteral> = SelectQueryBuilder<T>;

/** Text as it stands for itself in a LIKE pattern with ESCAPE '!'. */
export function escaped(text: string): string {
  return text.replace(/[!%_]/g, (character) => `!${character}`);
}

/** A name that no parameter of the query has, so that a condition can be used twice in one. */
function freeName<T extends ObjectLiteral>(query: Query<T>, stem: string): string {
  return `${stem}_${Object.keys(query.expressionMap.parameters).length}`;
}

/** Longest text that is searched for, in characters. */
const MAX_SEARCH = 200;

/** Most values that one list of a filter may name. */
const MAX_VALUES = 1000;

/**
 * Keeps what a condition on a list of values holds for; an absent list keeps everything, an empty one nothing.
 * @param condition with `(:...values)` where the list stands
 * @throws BAD_USER_INPUT for a list that is too long
 */
export function keepLinked<T extends ObjectLiteral>(
  query: Query<T>,
  condition: string,
  values: readonly unknown[] | null | undefined,
): void {
  if (!values) return;
  if (values.length === 0) {
    query.andWhere('1 = 0');
    return;
  }
  if (values.length > MAX_VALUES) {
    const message = `A list of the filter names ${values.length}; at most ${MAX_VALUES} are taken.`;
    throw badArgument('filter', message, 'Ask in several queries, or by what they have in common.');
  }
  const name = freeName(query, 'linked');
  query.andWhere(condition.replaceAll(':...values', `:...${name}`), { [name]: [...values] });
}

/** Keeps what has one of the values; an absent list keeps everything, an empty one nothing. */
export function keepAmong<T extends ObjectLiteral>(
  query: Query<T>,
  path: string,
  values: readonly unknown[] | null | undefined,
): void {
  keepLinked(query, `${path} IN (:...values)`, values);
}

/** Keeps what a condition holds for, or what it does not hold for; a wish that is absent keeps everything. */
export function keepWhether<T extends ObjectLiteral>(
  query: Query<T>,
  condition: string,
  wish: boolean | null | undefined,
): void {
  if (wish === true) query.andWhere(`(${condition})`);
  if (wish === false) query.andWhere(`NOT (${condition})`);
}

const LAST_CODE_POINT = 0x10ffff;
const BEFORE_SURROGATES = 0xd7ff;
const AFTER_SURROGATES = 0xe000;

/** The first text, by code points, after all that begin with a prefix; null when there is none. */
export function firstAfter(prefix: string): string | null {
  const characters = [...prefix];
  for (let last = characters.pop(); last !== undefined; last = characters.pop()) {
    const point = last.codePointAt(0) ?? LAST_CODE_POINT;
    if (point === LAST_CODE_POINT) continue;
    return characters.join('') + String.fromCodePoint(point === BEFORE_SURROGATES ? AFTER_SURROGATES : point + 1);
  }
  return null;
}

/**
 * Keeps what begins with a text, capitals as they are. It asks for a range, since neither engine would always use the
 * column's index for a LIKE, and SQLite's LIKE overlooks capitals.
 */
export function keepStartingWith<T extends ObjectLiteral>(
  query: Query<T>,
  path: string,
  text: string | null | undefined,
): void {
  if (!text) return;
  const from = freeName(query, 'from');
  query.andWhere(`${path} >= :${from}`, { [from]: text });
  const end = firstAfter(text);
  if (end === null) return;
  const before = freeName(query, 'before');
  query.andWhere(`${path} < :${before}`, { [before]: end });
}

/** The pattern, for a LIKE on small letters with ESCAPE '!', of what has a text in it, in capitals or not. */
export function containing(text: string): string {
  return `%${escaped(text.toLowerCase())}%`;
}

/**
 * Keeps what has a text in one of its columns, in capitals or not.
 * @throws BAD_USER_INPUT for a text that is too long
 */
export function keepContaining<T extends ObjectLiteral>(
  query: Query<T>,
  paths: readonly string[],
  text: string | null | undefined,
): void {
  if (!text) return;
  if (text.length > MAX_SEARCH) {
    const message = `The text to search for has ${text.length} characters; at most ${MAX_SEARCH} are taken.`;
    throw badArgument('search', message, 'Search for a few telling words.');
  }
  const name = freeName(query, 'containing');
  const alternatives = paths.map((path) => `LOWER(${path}) LIKE :${name} ESCAPE '!'`);
  query.andWhere(`(${alternatives.join(' OR ')})`, { [name]: containing(text) });
}
