import type { Problems } from '../../../platform/input/problems';
import { compareNumbers } from './number-order';
import { numbersAbove, type WantedClause } from './placing';

/** Where an edit puts a clause: after another, at the start, or where it stands or its number belongs. */
export type Spot = { after: string } | 'start' | null;

export function isUnder(number: string, above: string): boolean {
  return numbersAbove(number).includes(above);
}

/** How many clauses from a place on belong together: the one there, and those after it that stand under it. */
function blockLength(text: readonly WantedClause[], start: number): number {
  const head = text[start]?.number ?? '';
  const end = text.findIndex(({ number }, index) => index > start && !isUnder(number, head));
  return (end < 0 ? text.length : end) - start;
}

/** The place where a number belongs: among what stands under the nearest clause above it, after all lower numbers. */
function placeByNumber(text: readonly WantedClause[], number: string): number {
  const places = new Map(text.map((other, index) => [other.number, index]));
  const head = numbersAbove(number).find((above) => places.has(above));
  const start = head === undefined ? 0 : (places.get(head) ?? 0);
  const beside = head === undefined ? text : text.slice(start, start + blockLength(text, start));
  return start + beside.findLastIndex((other) => compareNumbers(other.number, number) < 0) + 1;
}

/** The place in a text for a clause of a number; undefined when the clause that it is to follow is not in the text. */
function placeFor(text: readonly WantedClause[], number: string, spot: Spot): number | undefined {
  if (spot === 'start') return 0;
  if (spot === null) return placeByNumber(text, number);
  const followed = text.findIndex(({ clauseId }) => clauseId === spot.after);
  const head = text[followed];
  if (head === undefined) return undefined;
  return isUnder(number, head.number) ? followed + 1 : followed + blockLength(text, followed);
}

function insertAt(text: readonly WantedClause[], at: number, block: readonly WantedClause[]): WantedClause[] {
  return [...text.slice(0, at), ...block, ...text.slice(at)];
}

function addNotFollowed(problems: Problems, after: string): void {
  const message = `The draft has no ${after} for it to follow.`;
  problems.add('afterClauseId', 'NOT_FOUND', message, 'Name a clause of the draft that is not moved along with it.');
}

/** A text with one more clause. */
export function withClause(
  text: readonly WantedClause[],
  clause: WantedClause,
  spot: Spot,
  problems: Problems,
): WantedClause[] {
  const at = placeFor(text, clause.number, spot);
  if (at === undefined && spot !== null && spot !== 'start') addNotFollowed(problems, spot.after);
  return insertAt(text, at ?? text.length, [clause]);
}

/**
 * A text in which one of its clauses has another number, other words or another place. What stands under it is
 * renumbered with it, and moves along.
 */
export function withEdit(
  text: readonly WantedClause[],
  clause: WantedClause,
  spot: Spot,
  problems: Problems,
): WantedClause[] {
  const start = text.findIndex(({ clauseId }) => clauseId === clause.clauseId);
  const old = text[start]?.number ?? clause.number;
  const length = blockLength(text, start);
  const renumbered = text.map((other, index) => {
    if (index === start) return clause;
    if (!isUnder(other.number, old)) return other;
    return { ...other, number: clause.number + other.number.slice(old.length) };
  });
  if (spot === null) return renumbered;
  const rest = [...renumbered.slice(0, start), ...renumbered.slice(start + length)];
  const at = placeFor(rest, clause.number, spot);
  if (at === undefined && spot !== 'start') addNotFollowed(problems, spot.after);
  return insertAt(rest, at ?? start, renumbered.slice(start, start + length));
}

/** A text without a clause; what stands under it must be gone before. */
export function withoutClause(text: readonly WantedClause[], clauseId: string, problems: Problems): WantedClause[] {
  const number = text.find((clause) => clause.clauseId === clauseId)?.number ?? '';
  const under = text.filter((other) => isUnder(other.number, number)).map((other) => other.number);
  if (under.length > 0) {
    const named = under.slice(0, 10).join(', ') + (under.length > 10 ? ` and ${under.length - 10} more` : '');
    const message = `${under.length} stand under ${number}: ${named}.`;
    problems.add('clauseId', 'HAS_CLAUSES_UNDER_IT', message, 'Remove or move those first.');
  }
  return text.filter((clause) => clause.clauseId !== clauseId);
}
