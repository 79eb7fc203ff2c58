import { firstBroken } from '../../platform/history/hash-chain';
import type { Json } from './product';

/** Checks, from what the graph tells, that a thing's history is whole and made by these mutations, oldest first. */
export function expectHistory({ id, history: { nodes } }: Json, actions: readonly string[]): void {
  expect(nodes.map(({ action }: Json) => action)).toEqual(actions);
  const chain = nodes.map((entry: Json, index: number) => ({
    ...entry,
    thingId: id,
    sequence: index + 1,
    at: new Date(entry.at),
  }));
  expect(firstBroken(chain)).toBeUndefined();
}
