import { numberAbove } from './clause-number';
import { ClausePairing } from './clause-pairing';
import { type CandidateFinder, candidatesAmong, similarPairs } from './similar-pairs';
import { contained, countOf, overlap, type Words, without, wordsIn } from './word-overlap';

export interface FreshClause {
  number: string;
  heading: string;
  text: string;
}

export interface BaseClause extends FreshClause {
  clauseId: string;
}

export interface ClauseMatch {
  /** The clause of the base that it is; null when it is new. */
  clauseId: string | null;
  /** The clause of the base out of which a new one was split. */
  derivedFromClauseId: string | null;
}

/** The part of their words that two clauses share at least when they are the same one under different numbers. */
const ALIKE = 0.6;
/** The same, under the same number. */
const ALIKE_IN_PLACE = 0.4;
/** What the same number, the same heading and the same neighbours add to the words that two clauses share. */
const IN_PLACE = 0.1;
const SAME_HEADING = 0.1;
const NEIGHBOURS = 0.05;
/** Words that a new clause has at least when it can be told that it was split from another. */
const LEAST_SPLIT = 4;

/**
 * Which clause of a base each clause of a new text is. A clause stays itself when it is renumbered, moved or reworded;
 * the surest sign comes first: what is known from tracked changes; the same words; words that are mostly the same, sooner in the same place than elsewhere; the same heading; a number whose
 * sub-clauses are the same ones.
 * @param known the base's clause by that of the new text, by their places in the two lists
 */
export function matchClauses(
  base: readonly BaseClause[],
  fresh: readonly FreshClause[],
  known: ReadonlyMap<number, number> = new Map(),
): ClauseMatch[] {
  const pairing = new ClausePairing(base.length, fresh.length);
  for (const [freshIndex, baseIndex] of known) pairing.pair(baseIndex, freshIndex);
  pairSameWords(pairing, base, fresh);
  const words = { base: base.map(wordsOf), fresh: fresh.map(wordsOf) };
  pairSimilar(pairing, base, fresh, words);
  pairBy(pairing, base, fresh, ({ number, heading }) => (heading === '' ? null : JSON.stringify([number, heading])));
  pairOnly(pairing, base, fresh, ({ heading }) => (heading === '' ? null : heading));
  pairByChildren(pairing, base, fresh);
  const candidatesOf = candidatesAmong(words.base);
  return fresh.map((_, index) => {
    const of = pairing.base(index);
    if (of !== null) return { clauseId: base[of]?.clauseId ?? null, derivedFromClauseId: null };
    const from = splitFrom(pairing, words, index, candidatesOf);
    return { clauseId: null, derivedFromClauseId: from === null ? null : (base[from]?.clauseId ?? null) };
  });
}

function wordsOf({ heading, text }: FreshClause): Words {
  return wordsIn(`${heading} ${text}`);
}

type KeyOf = (clause: FreshClause) => string | null;

/** The open clauses of one text, in order, by a key. */
function grouped(clauses: readonly FreshClause[], open: readonly number[], keyOf: KeyOf): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const index of open) {
    const clause = clauses[index];
    const key = clause ? keyOf(clause) : null;
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  return groups;
}

/** Pairs the clauses that have the same key, in order. */
function pairBy(
  pairing: ClausePairing,
  base: readonly FreshClause[],
  fresh: readonly FreshClause[],
  keyOf: KeyOf,
): void {
  const there = grouped(base, pairing.openBase, keyOf);
  for (const [key, here] of grouped(fresh, pairing.openFresh, keyOf)) {
    for (const [place, index] of here.entries()) {
      const of = there.get(key)?.[place];
      if (of !== undefined) pairing.pair(of, index);
    }
  }
}

/** Pairs the clauses that alone have a key, in either text. */
function pairOnly(
  pairing: ClausePairing,
  base: readonly FreshClause[],
  fresh: readonly FreshClause[],
  keyOf: KeyOf,
): void {
  const all = (clauses: readonly FreshClause[]) => grouped(clauses, [...clauses.keys()], keyOf);
  const there = all(base);
  for (const [key, here] of all(fresh)) {
    const of = there.get(key);
    const [only, ...others] = here;
    const [onlyOf, ...othersOf] = of ?? [];
    if (others.length > 0 || othersOf.length > 0 || only === undefined || onlyOf === undefined) continue;
    pairing.pair(onlyOf, only);
  }
}

/** The same words: those that stand there once, then, of such as "Not used.", those beside the same neighbours, then the rest. */
function pairSameWords(pairing: ClausePairing, base: readonly FreshClause[], fresh: readonly FreshClause[]): void {
  const sameWords: KeyOf = ({ heading, text }) => JSON.stringify([heading, text]);
  const there = grouped(base, pairing.openBase, sameWords);
  const here = [...grouped(fresh, pairing.openFresh, sameWords)].flatMap(([key, indices]) => {
    const of = there.get(key);
    return of ? [{ indices, of }] : [];
  });
  for (const { indices, of } of here) {
    const [only, ...others] = indices;
    const [onlyOf, ...othersOf] = of;
    if (others.length + othersOf.length === 0 && only !== undefined && onlyOf !== undefined) pairing.pair(onlyOf, only);
  }
  const isInPlace = (one: number, index: number) => base[one]?.number === fresh[index]?.number;
  for (const isSure of [isInPlace, () => true]) {
    for (const { indices, of } of here) {
      for (const index of indices) {
        const beside = of.find(
          (one) => pairing.fresh(one) === null && pairing.areNeighbours(one, index) && isSure(one, index),
        );
        if (beside !== undefined) pairing.pair(beside, index);
      }
    }
  }
  pairBy(pairing, base, fresh, ({ number, heading, text }) => JSON.stringify([number, heading, text]));
  pairBy(pairing, base, fresh, sameWords);
}

interface WordsOfBoth {
  base: readonly Words[];
  fresh: readonly Words[];
}

function pairSimilar(
  pairing: ClausePairing,
  base: readonly FreshClause[],
  fresh: readonly FreshClause[],
  words: WordsOfBoth,
): void {
  const openBase = pairing.openBase;
  const openFresh = pairing.openFresh;
  const at = (all: readonly Words[], open: readonly number[]) => open.map((index) => all[index] ?? new Map());
  const numbered = new Map(openBase.map((index) => [base[index]?.number, index]));
  const inPlace = openFresh.flatMap((freshIndex) => {
    const baseIndex = numbered.get(fresh[freshIndex]?.number);
    if (baseIndex === undefined) return [];
    const found = overlap(words.base[baseIndex] ?? new Map(), words.fresh[freshIndex] ?? new Map());
    return found >= ALIKE_IN_PLACE ? [{ baseIndex, freshIndex, overlap: found }] : [];
  });
  const elsewhere = similarPairs(at(words.fresh, openFresh), at(words.base, openBase), ALIKE).map((pair) => ({
    baseIndex: openBase[pair.other] ?? 0,
    freshIndex: openFresh[pair.one] ?? 0,
    overlap: pair.overlap,
  }));
  const scored = [...inPlace, ...elsewhere].map((pair) => {
    const one = base[pair.baseIndex];
    const other = fresh[pair.freshIndex];
    const score =
      pair.overlap +
      (one?.number === other?.number ? IN_PLACE : 0) +
      (one?.heading !== '' && one?.heading === other?.heading ? SAME_HEADING : 0) +
      (pairing.areNeighbours(pair.baseIndex, pair.freshIndex) ? NEIGHBOURS : 0);
    return { ...pair, score };
  });
  scored.sort((a, b) => b.score - a.score || a.freshIndex - b.freshIndex || a.baseIndex - b.baseIndex);
  for (const { baseIndex, freshIndex } of scored) pairing.pair(baseIndex, freshIndex);
}

/** A clause that only holds others is the one that held them before, if it kept its number. */
function pairByChildren(pairing: ClausePairing, base: readonly FreshClause[], fresh: readonly FreshClause[]): void {
  const numbered = new Map(pairing.openBase.map((index) => [base[index]?.number, index]));
  const children = new Map<string, number[]>();
  for (const [index, { number }] of fresh.entries()) {
    const above = numberAbove(number);
    if (above !== null) children.set(above, [...(children.get(above) ?? []), index]);
  }
  for (const index of pairing.openFresh) {
    const number = fresh[index]?.number ?? '';
    const of = numbered.get(number);
    const under = children.get(number) ?? [];
    const kept = under.filter((child) => {
      const childOf = pairing.base(child);
      return childOf !== null && numberAbove(base[childOf]?.number ?? '') === number;
    });
    if (of !== undefined && kept.length * 2 > under.length) pairing.pair(of, index);
  }
}

/** The clause of the base that lost the words of which a new one is made. */
function splitFrom(
  pairing: ClausePairing,
  words: WordsOfBoth,
  index: number,
  candidatesOf: CandidateFinder,
): number | null {
  const mine = words.fresh[index] ?? new Map();
  if (countOf(mine) < LEAST_SPLIT) return null;
  let best: { base: number; part: number } | null = null;
  for (const baseIndex of candidatesOf(mine).sort((a, b) => a - b)) {
    const all = words.base[baseIndex] ?? new Map();
    if (contained(mine, all) < ALIKE) continue;
    const now = pairing.fresh(baseIndex);
    const lost = now === null ? all : without(all, words.fresh[now] ?? new Map());
    const part = contained(mine, lost);
    if (part >= ALIKE && part > (best?.part ?? 0)) best = { base: baseIndex, part };
  }
  return best?.base ?? null;
}
