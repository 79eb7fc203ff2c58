import type { EntityManager } from 'typeorm';
import { typeNameOf } from '../ids';
import { ChainCheck } from './chain-check';
import { storedEntries } from './stored-entries';

/**
 * The kinds of things that have histories, by type name, and whether the chain of each of them is whole. Reads all entries,
 * a few at a time.
 */
export async function wholeKinds(reads: EntityManager): Promise<Map<string, boolean>> {
  const kinds = new Map<string, boolean>();
  const check = new ChainCheck();
  for await (const entries of storedEntries(reads)) {
    for (const entry of entries) {
      const whole = check.next(entry) === undefined;
      const kind = typeNameOf(String(entry.thingId));
      kinds.set(kind, (kinds.get(kind) ?? true) && whole);
    }
  }
  return new Map([...kinds].sort(([a], [b]) => (a < b ? -1 : 1)));
}
