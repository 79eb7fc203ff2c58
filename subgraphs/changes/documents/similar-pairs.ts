import { overlap, type Words } from './word-overlap';

export interface SimilarPair {
  one: number;
  other: number;
  overlap: number;
}

/** Places at which one text's words are looked up; rare words come first, so that long documents stay affordable. */
const LOOK_UPS = 20_000;
/** Texts with which one is compared in full. */
const CANDIDATES = 25;

/**
 * Pairs of texts that share at least a part of their words, found by the words themselves rather than by comparing each
 * with each.
 */
export function similarPairs(ones: readonly Words[], others: readonly Words[], least: number): SimilarPair[] {
  const places = new Map<string, number[]>();
  for (const [index, words] of others.entries()) {
    for (const word of words.keys()) {
      const held = places.get(word);
      if (held) held.push(index);
      else places.set(word, [index]);
    }
  }
  return ones.flatMap((words, one) =>
    candidatesFor(words, places).flatMap((other) => {
      const found = overlap(words, others[other] ?? new Map());
      return found >= least ? [{ one, other, overlap: found }] : [];
    }),
  );
}

function candidatesFor(words: Words, places: ReadonlyMap<string, readonly number[]>): number[] {
  const lists = [...words.keys()].map((word) => places.get(word) ?? []).sort((a, b) => a.length - b.length);
  const votes = new Map<number, number>();
  let left = LOOK_UPS;
  for (const list of lists) {
    if (list.length > left && votes.size > 0) break;
    left -= list.length;
    for (const index of list) votes.set(index, (votes.get(index) ?? 0) + 1);
  }
  return [...votes]
    .sort(([a, votesA], [b, votesB]) => votesB - votesA || a - b)
    .slice(0, CANDIDATES)
    .map(([index]) => index);
}
