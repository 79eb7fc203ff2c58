/** A thing that a search may find, as the texts that are looked through. */
export interface Searchable {
  id: string;
  heading: string;
  text: string;
}

export interface Found {
  id: string;
  excerpt: string;
  score: number;
}

/** What a word in a heading is worth, against one in the text. */
const HEADING_WEIGHT = 5;
/** How much is shown on either side of the first word found, in code points. */
const AROUND = 80;

/** The words of a search, in small letters, each once. */
export function searchWords(text: string): string[] {
  return [
    ...new Set(
      text
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== ''),
    ),
  ];
}

function occurrences(text: string, word: string): number {
  return text.split(word).length - 1;
}

/** How well a thing answers a search; undefined when it lacks one of the words. */
export function findIn({ id, heading, text }: Searchable, words: readonly string[]): Found | undefined {
  const small = { heading: heading.toLowerCase(), text: text.toLowerCase() };
  let score = 0;
  for (const word of words) {
    const hits = HEADING_WEIGHT * occurrences(small.heading, word) + occurrences(small.text, word);
    if (hits === 0) return undefined;
    score += hits;
  }
  return { id, score, excerpt: excerptOf(heading, text, words) };
}

/** The text around the first of the words in it; its beginning when they are all in the heading. */
function excerptOf(heading: string, text: string, words: readonly string[]): string {
  const shown = text === '' ? heading : text;
  const small = shown.toLowerCase();
  const places = words.map((word) => small.indexOf(word)).filter((place) => place >= 0);
  // Small letters may be longer than capitals; past the end of the text only the excerpt's place suffers.
  const place = Math.min(places.length === 0 ? 0 : Math.min(...places), shown.length);
  const before = [...shown.slice(0, place)];
  const after = [...shown.slice(place)];
  const start = before.length > AROUND ? `…${before.slice(-AROUND).join('')}` : before.join('');
  const end = after.length > 2 * AROUND ? `${after.slice(0, 2 * AROUND).join('')}…` : after.join('');
  return (start + end).replace(/\s+/g, ' ').trim();
}

/** Best first, ties by id. */
export function bestFirst(a: Found, b: Found): number {
  return b.score - a.score || (a.id < b.id ? -1 : 1);
}
