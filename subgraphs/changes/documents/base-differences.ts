import type { FreshClause } from './match-clauses';
import { loose } from './read-word-document';

/** Where a file's base is not what is held: a clause, and what is other about it. */
export interface BaseDifference {
  number: string;
  message: string;
}

/** Words shown around the first difference. */
const SHOWN_BEFORE = 5;
const SHOWN_AFTER = 8;

/**
 * What a file takes for its base and is not: clause by clause, in the order of what is held, then what is held nowhere.
 * Spaces do not matter.
 * @param held what is held, as the file's format says it
 */
export function baseDifferences(held: readonly FreshClause[], given: readonly FreshClause[]): BaseDifference[] {
  const byNumber = new Map(given.map((clause) => [clause.number, clause]));
  const numbers = new Set(held.map(({ number }) => number));
  return [
    ...held.flatMap((clause): BaseDifference[] => {
      const { number } = clause;
      const other = byNumber.get(number);
      if (!other) return [{ number, message: `Clause ${number} of the base is not in the file.` }];
      const message =
        firstDifference('heading', clause.heading, other.heading) ?? firstDifference('text', clause.text, other.text);
      return message === null ? [] : [{ number, message: `In clause ${number} the base's ${message}` }];
    }),
    ...given
      .filter(({ number }) => !numbers.has(number))
      .map(({ number }) => ({
        number,
        message: `The file has a clause ${number} before its changes; the base has none.`,
      })),
    ...orderDifference(held, given),
  ];
}

function firstDifference(what: string, held: string, given: string): string | null {
  const ours = loose(held).split(' ');
  const theirs = loose(given).split(' ');
  const at = ours.findIndex((word, index) => word !== theirs[index]);
  if (at < 0 && ours.length === theirs.length) return null;
  const from = Math.max(0, (at < 0 ? ours.length : at) - SHOWN_BEFORE);
  return `${what} has ${shownWords(ours, from)} where the file has ${shownWords(theirs, from)}.`;
}

function shownWords(words: readonly string[], from: number): string {
  const to = from + SHOWN_BEFORE + SHOWN_AFTER;
  const shown = words.slice(from, to).join(' ').slice(0, 200);
  return shown === '' ? 'nothing' : `“${from > 0 ? '… ' : ''}${shown}${to < words.length ? ' …' : ''}”`;
}

/** The same clauses in another order: the first that stands elsewhere. */
function orderDifference(held: readonly FreshClause[], given: readonly FreshClause[]): BaseDifference[] {
  const here = new Set(given.map(({ number }) => number));
  const there = new Set(held.map(({ number }) => number));
  const ours = held.map(({ number }) => number).filter((number) => here.has(number));
  const theirs = given.map(({ number }) => number).filter((number) => there.has(number));
  const at = ours.findIndex((number, index) => number !== theirs[index]);
  const number = ours[at];
  if (number === undefined) return [];
  return [{ number, message: `The base goes on with clause ${number} where the file goes on with ${theirs[at]}.` }];
}
