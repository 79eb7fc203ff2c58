/** The number of a clause, e.g. 2.1.3 or A1.2. */
const NUMBER = '[A-Z]?\\d{1,4}(?:\\.\\d{1,4}){0,9}';
const WHOLE = new RegExp(`^${NUMBER}$`);
const PREFIX = new RegExp(`^(${NUMBER})\\.?(?:(\\s+)([\\s\\S]*))?$`);

/** The longest number that a clause has, in characters. */
export const LONGEST_NUMBER = 50;

export interface Numbered {
  number: string;
  /** What stands between the number and the rest; empty when there is no rest. */
  gap: string;
  rest: string;
}

/** Reads the number before a heading or paragraph: "2.1.3<tab or spaces>Heading", a full stop after it or not. */
export function numberBefore(text: string): Numbered | null {
  const [, number, gap = '', rest = ''] = PREFIX.exec(text) ?? [];
  return number === undefined || number.length > LONGEST_NUMBER ? null : { number, gap, rest };
}

/** A number as Word or an author writes it, without the full stop at its end; null when it numbers no clause. */
export function clauseNumber(number: string | null): string | null {
  const bare = number?.replace(/\.$/, '') ?? '';
  return WHOLE.test(bare) && bare.length <= LONGEST_NUMBER ? bare : null;
}

/** The parts between the points: 2.1.3 is 2, 1, 3. */
export function partsOf(number: string): string[] {
  return number.split('.');
}

/** How deep a number stands: 2 at 1, 2.1.3 at 3. */
export function depthOf(number: string): number {
  return partsOf(number).length;
}

/** The number above: of 2.1.3 it is 2.1; null at the top. */
export function numberAbove(number: string): string | null {
  const point = number.lastIndexOf('.');
  return point < 0 ? null : number.slice(0, point);
}

function next(number: string): string {
  return number.replace(/\d+$/, (digits) => String(Number(digits) + 1));
}

/** Whether a number is the one that follows another in a document: its first child, its next sibling, or one of a clause above. */
export function follows(number: string, before: string | null): boolean {
  if (before === null) return /^[A-Z]?1(?:\.1)*$/.test(number);
  if (number === `${before}.1`) return true;
  for (let above: string | null = before; above !== null; above = numberAbove(above)) {
    if (number === next(above)) return true;
  }
  return false;
}

/** Orders numbers as they stand in a document: 2, 2.1, 2.1.3, 2.2, 2.10, 3. */
export function compareNumbers(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
