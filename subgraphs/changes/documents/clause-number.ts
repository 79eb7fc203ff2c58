/** The number of a clause, e.g. 2.1.3, H8.1, 10A.2 or 4.2(a); a year is none. */
const NUMBER = '[A-Z]{0,3}\\d{1,3}[A-Z]?(?:\\.\\d{1,3}[A-Z]?){0,9}(?:\\([A-Za-z0-9]{1,4}\\))*';
const WHOLE = new RegExp(`^${NUMBER}$`);
const PREFIX = new RegExp(`^(${NUMBER})\\.?(?:(\\s+)([\\s\\S]*))?$`);

/** The longest number that a clause has, in characters. */
const LONGEST_NUMBER = 32;

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

/** The number above: of 2.1.3 it is 2.1, of 2.1(a) it is 2.1; null at the top. */
export function numberAbove(number: string): string | null {
  const end = number.endsWith(')') ? number.lastIndexOf('(') : number.lastIndexOf('.');
  return end < 0 ? null : number.slice(0, end);
}

/** How deep a number stands: 2 at 1, 2.1.3 at 3. */
export function depthOf(number: string): number {
  const above = numberAbove(number);
  return above === null ? 1 : depthOf(above) + 1;
}

function next(number: string): string {
  return number.replace(/\d+$/, (digits) => String(Number(digits) + 1));
}

/** Whether a number is the one that follows another in a document: its first child, its next sibling, or one of a clause above. */
export function follows(number: string, before: string | null): boolean {
  if (before === null) return /^[A-Z]*1(?:\.1)*$/.test(number);
  if (number === `${before}.1`) return true;
  for (let above: string | null = before; above !== null; above = numberAbove(above)) {
    if (number === next(above)) return true;
  }
  return false;
}
