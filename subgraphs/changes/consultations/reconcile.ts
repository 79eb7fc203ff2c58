/** Something of a text that keeps its id through the text's revisions. */
export interface Kept {
  id: string;
  position: number;
  retiredAt: Date | null;
}

export interface Reconciled<T> {
  /** What is new in the text. */
  added: T[];
  /** What was there before, and is not the same now, with what it was. */
  changed: { before: T; after: T }[];
  /** All of it, in the order of the text; what was left out of the text comes last. */
  all: T[];
}

/** A new thing of the text, all but its place in it. */
type Stated<T> = Omit<T, keyof Kept>;

export interface Reconciliation<T extends Kept> {
  held: readonly T[];
  stated: readonly Stated<T>[];
  /** What makes two things the same one, the surest sign first. */
  signs: readonly ((thing: Stated<T>) => string)[];
  /** Makes a thing that is new. */
  make(stated: Stated<T>, place: Kept): T;
  /** The id of a thing that is new. */
  newId(stated: Stated<T>, number: number): string;
  now: Date;
}

/**
 * Brings what is held in line with what a revised text states. Things that are the same by a sign keep their ids; of
 * those left over, as many old as new are taken in order to be reworded ones. What the text leaves out is never deleted,
 * since answers, comments and links refer to it: it is retired, and comes back when a later text has it again.
 */
export function reconcile<T extends Kept>(work: Reconciliation<T>): Reconciled<T> {
  const { held, stated, make, newId, now } = work;
  const partners = partnersOf(work);
  let number = held.length;
  const added: T[] = [];
  const changed: Reconciled<T>['changed'] = [];
  const standing = stated.map((facts, index) => {
    const before = partners.get(index);
    const position = index + 1;
    if (before === undefined) {
      number += 1;
      const thing = make(facts, { id: newId(facts, number), position, retiredAt: null });
      added.push(thing);
      return thing;
    }
    const after: T = { ...before, ...facts, position, retiredAt: null };
    if (differ(before, after)) changed.push({ before, after });
    return after;
  });
  const paired = new Set([...partners.values()]);
  const leftOut = held
    .filter((thing) => !paired.has(thing))
    .map((before, index) => {
      const after = { ...before, position: stated.length + index + 1, retiredAt: before.retiredAt ?? now };
      if (differ(before, after)) changed.push({ before, after });
      return after;
    });
  return { added, changed, all: [...standing, ...leftOut] };
}

function differ(before: object, after: object): boolean {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).some(([field, value]) => JSON.stringify(value) !== JSON.stringify(old.get(field)));
}

/** By index of what is stated: the held thing that it is. */
function partnersOf<T extends Kept>({ held, stated, signs }: Reconciliation<T>): Map<number, T> {
  const partners = new Map<number, T>();
  const free = new Set(held);
  const pair = (index: number, thing: T) => {
    partners.set(index, thing);
    free.delete(thing);
  };
  for (const sign of signs) {
    for (const [index, facts] of stated.entries()) {
      if (partners.has(index)) continue;
      const same = [...free].find((thing) => sign(thing) === sign(facts));
      if (same) pair(index, same);
    }
  }
  const unpaired = [...stated.keys()].filter((index) => !partners.has(index));
  const replaced = [...free].filter(({ retiredAt }) => retiredAt === null);
  if (unpaired.length === replaced.length) {
    for (const [order, index] of unpaired.entries()) {
      const thing = replaced[order];
      if (thing) pair(index, thing);
    }
  }
  return partners;
}
