import { generateNKeysBetween } from 'fractional-indexing';
import type { ClausePlacement } from './clause-placement';
import type { PlacedClause } from './content-hash';
import { longestRun } from './longest-run';

/** A clause that a text is to have, in its order. */
export interface WantedClause {
  clauseId: string;
  number: string;
  contentHash: string;
}

/** A clause with its place in a text. */
export interface Place extends PlacedClause {
  position: string;
}

/** Longer keys are given up for new ones; they come of inserting at one spot a thousand times. */
const LONGEST_KEY = 100;

/** The numbers above a number, the nearest first: 2.1.3(a) stands under 2.1.3, that under 2.1, that under 2. */
export function numbersAbove(number: string): string[] {
  const above: string[] = [];
  for (let rest = number; ; ) {
    const shorter = rest.endsWith(')') ? rest.slice(0, rest.lastIndexOf('(')) : rest.slice(0, rest.lastIndexOf('.'));
    if (shorter === '' || shorter.length >= rest.length || !/[.(]/.test(rest)) return above;
    above.push(shorter);
    rest = shorter;
  }
}

/** The clause right above each: the one with the nearest number above that is in the text. */
function parentsOf(wanted: readonly WantedClause[]): (string | null)[] {
  const byNumber = new Map(wanted.map(({ number, clauseId }) => [number, clauseId]));
  return wanted.map(({ number }) => {
    const parent = numbersAbove(number).find((above) => byNumber.has(above));
    return (parent === undefined ? undefined : byNumber.get(parent)) ?? null;
  });
}

/**
 * Keys for a text in its order. As many clauses as can keep the key they have; the others get keys between theirs.
 * @param held keys by clause, as they are
 */
function keysOf(wanted: readonly WantedClause[], held: ReadonlyMap<string, string>): string[] {
  const known = wanted.flatMap(({ clauseId }, index) => {
    const key = held.get(clauseId);
    return key === undefined ? [] : [{ index, key }];
  });
  const kept = longestRun(known.map(({ key }) => key)).flatMap((place) => known[place] ?? []);
  const keys: string[] = [];
  for (const next of [...kept, { index: wanted.length, key: null }]) {
    keys.push(...generateNKeysBetween(keys.at(-1) ?? null, next.key, next.index - keys.length));
    if (next.key !== null) keys.push(next.key);
  }
  return keys.some((key) => key.length > LONGEST_KEY) ? generateNKeysBetween(null, null, wanted.length) : keys;
}

/** A text with the place of each clause; parents follow from the numbers. */
export function placed(wanted: readonly WantedClause[], held: ReadonlyMap<string, string>): Place[] {
  const parents = parentsOf(wanted);
  const keys = keysOf(wanted, held);
  return wanted.map(({ clauseId, number, contentHash }, index) => ({
    clauseId,
    position: keys[index] ?? '',
    number,
    parentClauseId: parents[index] ?? null,
    contentHash,
  }));
}

export function samePlace(one: Place | undefined, other: Place | undefined): boolean {
  return (
    one?.position === other?.position &&
    one?.number === other?.number &&
    one?.parentClauseId === other?.parentClauseId &&
    one?.contentHash === other?.contentHash
  );
}

/** What a baseline must keep of its own so that, on top of what it stands on, it says a text. */
export function ownPlacements(baselineId: string, base: readonly Place[], text: readonly Place[]): ClausePlacement[] {
  const below = new Map(base.map((place) => [place.clauseId, place]));
  const kept = new Set(text.map(({ clauseId }) => clauseId));
  return [
    ...text
      .filter((place) => !samePlace(place, below.get(place.clauseId)))
      .map((place) => ({ baselineId, ...place, removed: false })),
    ...base
      .filter(({ clauseId }) => !kept.has(clauseId))
      .map((place) => ({ baselineId, ...place, parentClauseId: null, removed: true })),
  ];
}

/** What a baseline says: its own placements on top of what it stands on, in order. */
export function textOver(base: readonly Place[], own: readonly ClausePlacement[]): Place[] {
  const clauses = new Map(base.map((place) => [place.clauseId, place]));
  for (const { removed, clauseId, position, number, parentClauseId, contentHash } of own) {
    if (removed) clauses.delete(clauseId);
    else clauses.set(clauseId, { clauseId, position, number, parentClauseId, contentHash });
  }
  return [...clauses.values()].sort((a, b) => (a.position < b.position ? -1 : 1));
}
