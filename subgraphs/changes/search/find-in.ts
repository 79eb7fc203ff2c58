import { foldedWithPlaces } from '../../../platform/text/folded';
import { goesOn, patternOf, type SearchTerm } from '../../../platform/text/search-terms';

/** A thing that a search may find, as the texts that the caller may see of it. */
export interface Searchable {
  id: string;
  heading: string;
  text: string;
}

export interface Found extends Searchable {
  score: number;
}

/** What a word in a heading is worth, against one in the text. */
const HEADING_WEIGHT = 5;
/** What the mere beginning of a word is worth, against a whole one. */
const BEGINNING_WEIGHT = 0.5;

function weightIn(text: string, pattern: RegExp): number {
  let weight = 0;
  for (const { 0: match, index } of text.matchAll(pattern)) {
    weight += goesOn(text, index + match.length) ? BEGINNING_WEIGHT : 1;
  }
  return weight;
}

/** A text on one line, as it is compared and shown. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * Weighs things against a search, by nothing but their own texts: what else there is, hidden or not, changes no score.
 * @returns for each thing how well it answers; undefined when it lacks one of the terms
 */
export function weighing(terms: readonly SearchTerm[]): (thing: Searchable) => Found | undefined {
  const patterns = terms.map(patternOf);
  return ({ id, heading, text }) => {
    const shown = { heading: onOneLine(heading), text: onOneLine(text) };
    const small = { heading: foldedWithPlaces(shown.heading).folded, text: foldedWithPlaces(shown.text).folded };
    let score = 0;
    for (const pattern of patterns) {
      const weight = HEADING_WEIGHT * weightIn(small.heading, pattern) + weightIn(small.text, pattern);
      if (weight === 0) return undefined;
      score += weight;
    }
    return { id, score, ...shown };
  };
}

/** Best first, ties by id. */
export function bestFirst(a: Found, b: Found): number {
  return b.score - a.score || (a.id < b.id ? -1 : 1);
}
