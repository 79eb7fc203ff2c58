import { folded } from './folded';

/** One thing that a text must have: a word, words that follow each other, or signs that are no word. */
export interface SearchTerm {
  /** Folded, in the order in which they follow each other, with whatever is no word between them. */
  words: readonly string[];
  /** Whether the last word must end there too, as in double quotes; otherwise it may go on. */
  whole: boolean;
  /** Whether it is signs, such as an emoji, that are found wherever they stand. */
  signs: boolean;
}

const WORD = '\\p{L}\\p{N}\\p{M}_';
/** Writing that puts no blanks between words, in which a word may begin anywhere. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');

/** What parts words. */
const BETWEEN = new RegExp(`[^${WORD}]+`, 'gu');
const WORDS = new RegExp(`[${WORD}]+`, 'gu');
const BEGINS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
const ENDS_UNSPACED = new RegExp(`[${UNSPACED}]$`, 'u');
const GOES_ON = new RegExp(`[${WORD}]`, 'uy');
/** What stands between double quotes, or up to a blank; a quote without its fellow counts for nothing. */
const PARTS = /["“”„]([^"“”„]*)["“”„]|[^\s"“”„]+/g;

function termOf(text: string, whole: boolean): SearchTerm | undefined {
  const small = folded(text).replace(/\s+/g, ' ').trim();
  const words = small.match(WORDS);
  if (words) return { words, whole, signs: false };
  return small === '' ? undefined : { words: [small], whole, signs: true };
}

/** What a search asks for: all of it must be there, in any order. */
export function searchTerms(text: string): SearchTerm[] {
  const terms = [...text.matchAll(PARTS)].flatMap(([part, quoted]) => {
    const phrases = quoted === undefined ? [termOf(part, false)] : [termOf(quoted, true)];
    return phrases.filter((term) => term !== undefined);
  });
  // Quotes alone are signs like any other.
  const asked = terms.length > 0 ? terms : [termOf(text, false)].filter((term) => term !== undefined);
  return [...new Map(asked.map((term) => [JSON.stringify(term), term])).values()];
}

/** Finds a term in a folded text; every match is a place where it stands. */
export function patternOf({ words, whole, signs }: SearchTerm): RegExp {
  const literal = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join(`[^${WORD}]+`);
  const anywhere = signs || BEGINS_UNSPACED.test(words[0] ?? '');
  const open = !whole || signs || ENDS_UNSPACED.test(words.at(-1) ?? '');
  return new RegExp(`${anywhere ? '' : `(?<![${WORD}])`}${literal}${open ? '' : `(?![${WORD}])`}`, 'gu');
}

/** Whether the word that ends at a place of a folded text goes on there. */
export function goesOn(text: string, place: number): boolean {
  GOES_ON.lastIndex = place;
  return GOES_ON.test(text);
}

/** A text as its folded words, a blank before, between and after them. */
export function spaced(text: string): string {
  return ` ${folded(text).replace(BETWEEN, ' ').trim()} `;
}

/** The expression for what parts words, for an engine that has to find it by itself. */
export const SIGNS_BETWEEN_WORDS = `[^${WORD}]+`;

/** What `spaced` makes of a text that has a term has this in it. */
export function spacedTerm({ words, whole }: SearchTerm): string {
  const begins = BEGINS_UNSPACED.test(words[0] ?? '') ? '' : ' ';
  const ends = whole && !ENDS_UNSPACED.test(words.at(-1) ?? '') ? ' ' : '';
  return `${begins}${words.join(' ')}${ends}`;
}
