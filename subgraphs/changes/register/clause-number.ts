import type { Problems } from '../../../platform/input/problems';
import { shown } from '../../../platform/input/shown';

/** Letters and digits, in parts joined by points or hyphens, with bracketed ones at the end: 2.1.3, H8.1, 4.2(a)(ii). */
const NUMBER = /^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*(?:\([A-Za-z0-9]+\))*$/;
const LONGEST = 32;

/** Checks a clause's number; what is wrong is added to the problems. */
export function checkNumber(problems: Problems, field: readonly string[], number: string): void {
  if (number.length <= LONGEST && NUMBER.test(number)) return;
  const message = `${JSON.stringify(shown(number))} is no number of a clause.`;
  const suggestion = `Write up to ${LONGEST} letters and digits in parts, e.g. 2.1.3, H8.1 or 4.2(a).`;
  problems.add(field, 'NUMBER_UNREADABLE', message, suggestion);
}

/** Checks that no two clauses of a text have the same number. */
export function checkDistinct(
  problems: Problems,
  numbers: readonly string[],
  field: (index: number) => readonly string[],
): void {
  const seen = new Set<string>();
  for (const [index, number] of numbers.entries()) {
    if (seen.has(number)) {
      const message = `Another clause of the text has the number ${shown(number)} already.`;
      problems.add(field(index), 'NUMBER_TAKEN', message, 'Give it a number of its own, or renumber the other first.');
    }
    seen.add(number);
  }
}
