import { MOST_AT_ONCE } from './hop-statements';
import type { HopReader } from './hops';
import type { NextStep } from './next-step';

/** A walk that stands at some things, and the step that it takes from them. */
export interface Stepping {
  frontier: readonly string[];
  step: NextStep;
}

/** Links that are read of a thing at first, however many things there are. */
const LEAST = 8;

/**
 * Reads the next step of walks that go on together. Of a thing with very many links only the first are read: no more than
 * it takes to have more things than there is room for.
 * @param limit things that one walk may come to at most
 */
export async function readSteps(reader: HopReader, walks: readonly Stepping[], limit: number): Promise<void> {
  const stepsFrom = new Map<string, NextStep[]>();
  for (const { frontier, step } of walks) {
    for (const id of frontier) stepsFrom.set(id, [...(stepsFrom.get(id) ?? []), step]);
  }
  let things = [...stepsFrom.keys()].sort();
  // A link to each thing that there may be, one that there is no room for, and one whose parallels may be missing.
  const enough = limit + 2;
  let most = Math.min(enough, Math.max(LEAST, Math.floor(MOST_AT_ONCE / things.length)));
  while (things.length > 0) {
    for await (const lists of reader.firstLinks(things, most)) {
      for (const list of lists) for (const step of stepsFrom.get(list.thingId) ?? []) step.take(list);
    }
    things = [...new Set(walks.flatMap(({ step }) => step.unfinished()))].sort();
    most = Math.max(enough, 2 * most);
  }
}
