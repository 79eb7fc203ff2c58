/** Footnote marks: superscript digits. */
const MARKS = /[\u00B9\u00B2\u00B3\u2070\u2074-\u2079]+/g;
const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A document's code, such as "IMP" or "SSI DS". */
export const CODE = '[A-Z][A-Z0-9]*(?: [A-Z0-9]+){0,3}';

export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export function withoutMarks(text: string): string {
  return text.replace(MARKS, '');
}

export function footnoteMarks(text: string): number[] {
  return (text.match(MARKS) ?? []).map((mark) => Number([...mark].map((digit) => DIGITS.indexOf(digit)).join('')));
}

/** "i.e." and "e.g." end no sentence, even before a capital. */
const ABBREVIATION = /(?:^|[\s(])(?:i\.e|e\.g|etc|cf|no|vs)$/i;

export function sentences(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (const end of text.matchAll(/[.?!][\u00B9\u00B2\u00B3\u2070\u2074-\u2079]*(?=\s+["“‘([]?[A-Z])/g)) {
    if (ABBREVIATION.test(text.slice(Math.max(from, end.index - 6), end.index))) continue;
    const upTo = end.index + end[0].length;
    found.push(text.slice(from, upTo).trim());
    from = upTo;
  }
  const rest = text.slice(from).trim();
  return rest === '' ? found : [...found, rest];
}

export function withoutFullStop(text: string): string {
  return text
    .trim()
    .replace(/[.;,]$/, '')
    .trim();
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether round and square brackets open and close in pairs. */
export function bracketsAreClosed(text: string): boolean {
  const open: string[] = [];
  for (const character of text) {
    if (character === '(') open.push(')');
    else if (character === '[') open.push(']');
    else if ((character === ')' || character === ']') && open.pop() !== character) return false;
  }
  return open.length === 0;
}

const INSIDE_A_TITLE = new Set(['to', 'and', 'of', 'for', 'in', 'on', 'the', 'with']);

/** The capitalised title that stands directly before a position, e.g. before "(SVTAD)". */
export function titleBefore(text: string, position: number): string {
  const words = text
    .slice(Math.max(0, position - 200), position)
    .trim()
    .split(/\s+/);
  const title: string[] = [];
  for (const word of words.reverse()) {
    const partOfTitle = /^[A-Z0-9][A-Za-z0-9'’-]*$/.test(word) || (title.length > 0 && INSIDE_A_TITLE.has(word));
    if (!partOfTitle || word === 'the') break;
    title.unshift(word);
  }
  while (title[0] !== undefined && INSIDE_A_TITLE.has(title[0])) title.shift();
  return title.join(' ');
}

/** The declared codes that a text mentions as words; "SSI DS" is not also "SSI". */
export function codesMentioned(text: string, codes: readonly string[]): string[] {
  const mentioned = new Set<string>();
  let rest = text;
  for (const code of [...codes].sort((a, b) => b.length - a.length)) {
    const word = new RegExp(`(?<![A-Za-z0-9])${code}(?![A-Za-z0-9])`, 'g');
    if (word.test(rest)) mentioned.add(code);
    rest = rest.replace(word, ' ');
  }
  return codes.filter((code) => mentioned.has(code));
}
