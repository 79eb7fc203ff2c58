/** The words of a text, each with how often it stands in it. */
export type Words = ReadonlyMap<string, number>;

const WORD = /[\p{L}\p{N}]+/gu;

export function wordsIn(text: string): Words {
  const words = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(WORD)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

export function countOf(words: Words): number {
  let count = 0;
  for (const times of words.values()) count += times;
  return count;
}

function shared(one: Words, other: Words): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let count = 0;
  for (const [word, times] of few) count += Math.min(times, many.get(word) ?? 0);
  return count;
}

/** How alike two texts are: the part of all their words that they share, from 0 to 1; two without words are not alike. */
export function overlap(one: Words, other: Words): number {
  const all = countOf(one) + countOf(other);
  return all === 0 ? 0 : (2 * shared(one, other)) / all;
}

/** The part of a text's words that another holds, from 0 to 1. */
export function contained(part: Words, whole: Words): number {
  const all = countOf(part);
  return all === 0 ? 0 : shared(part, whole) / all;
}

/** What is left of a text's words when those of another are taken away. */
export function without(words: Words, taken: Words): Words {
  const left = new Map<string, number>();
  for (const [word, times] of words) {
    const rest = times - (taken.get(word) ?? 0);
    if (rest > 0) left.set(word, rest);
  }
  return left;
}
