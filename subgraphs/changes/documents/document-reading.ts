import type { Problems } from '../../../platform/input/problems';
import { numberAbove } from './clause-number';

/** A clause as a document that is read says it. */
export interface ReadClause {
  number: string;
  /** Empty when the clause has a number and a text only. */
  heading: string;
  /** Markdown, in its canonical form. */
  text: string;
  /** Where its number stands, e.g. "line 12". */
  place: string;
}

export interface DocumentReading {
  clauses: ReadClause[];
  /** What is not taken, or not taken as it stands, in a sentence each. */
  notices: string[];
}

/** The most numbers that one notice lists. */
const MOST_LISTED = 12;

/** The most clauses that a document has. */
export const MOST_CLAUSES = 10_000;

export function listed(names: readonly string[]): string {
  const rest = names.length - MOST_LISTED;
  return `${names.slice(0, MOST_LISTED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** E.g. 1 line, 2 lines. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Names what a document's numbering cannot be: none, too much of it, or the same number twice. */
export function checkNumbers(problems: Problems, clauses: readonly ReadClause[]): void {
  if (clauses.length === 0) {
    problems.add(
      ['content'],
      'NO_CLAUSES',
      'No numbered clause is found in it.',
      'Give each clause its number at the start of its heading or paragraph, e.g. "## 2.1.3 Heading" in Markdown.',
    );
  }
  if (clauses.length > MOST_CLAUSES) {
    const message = `It has ${clauses.length} clauses; at most ${MOST_CLAUSES} are taken.`;
    problems.add(
      ['content'],
      'TOO_MANY',
      message,
      'Check what was taken for numbers of clauses, or split the document.',
    );
    return;
  }
  const first = new Map<string, ReadClause>();
  for (const clause of clauses) {
    const before = first.get(clause.number);
    if (before === undefined) first.set(clause.number, clause);
    else {
      problems.add(
        ['content', clause.place],
        'DUPLICATE',
        `The number ${clause.number} stands at ${before.place} already.`,
        'Give one of the two another number.',
      );
    }
  }
}

/** What is odd in a document's numbering, though it can be taken: numbers left out, clauses whose number stands nowhere above. */
export function oddNumbers(clauses: readonly Pick<ReadClause, 'number'>[]): string[] {
  const numbers = new Set(clauses.map(({ number }) => number));
  const missing = new Set<string>();
  for (const { number } of clauses) {
    const above = numberAbove(number);
    if (above !== null && !numbers.has(above)) missing.add(above);
    const [, stem = '', last = ''] = /^(.*?)(\d+)$/.exec(number) ?? [];
    const before = `${stem}${Number(last) - 1}`;
    if (Number(last) > 1 && !numbers.has(before)) missing.add(before);
  }
  if (missing.size === 0) return [];
  return [`The numbering has gaps: ${listed([...missing])} ${missing.size === 1 ? 'is' : 'are'} not in the document.`];
}
