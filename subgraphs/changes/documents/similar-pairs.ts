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

/** Texts that may be like one, by its words. */
export type CandidateFinder = (words: Words) => number[];

/** Finds texts by the words themselves, rather than by comparing each with each. */
export function candidatesAmong(others: readonly Words[]): CandidateFinder {
  const places = new Map<string, number[]>();
  for (const [index, words] of others.entries()) {
    for (const word of words.keys()) {
      const held = places.get(word);
      if (held) held.push(index);
      else places.set(word, [index]);
    }
  }
  return (words) => candidatesFor(words, places);
}

/** Pairs of texts that share at least a part of their words. */
export function similarPairs(ones: readonly Words[], others: readonly Words[], least: number): SimilarPair[] {
  const candidatesOf = candidatesAmong(others);
  return ones.flatMap((words, one) =>
    candidatesOf(words).flatMap((other) => {
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
  return mostVoted(votes);
}

/** The texts with the most votes, without putting all of the others in order too. */
function mostVoted(votes: ReadonlyMap<number, number>): number[] {
  const byVotes: number[][] = [];
  for (const [index, count] of votes) {
    const alike = byVotes[count];
    if (alike) alike.push(index);
    else byVotes[count] = [index];
  }
  const most: number[] = [];
  for (let count = byVotes.length - 1; count > 0 && most.length < CANDIDATES; count -= 1) {
    most.push(...(byVotes[count] ?? []).sort((a, b) => a - b).slice(0, CANDIDATES - most.length));
  }
  return most;
}
