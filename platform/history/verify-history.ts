import type { EntityManager } from 'typeorm';
import type { EntityClass } from '../database/data-source';
import { ChainCheck, type Head, type HistoryFault, headOf } from './chain-check';
import { cutHistories } from './cut-histories';
import { KeptEnds } from './kept-ends';
import { type StoredEntry, storedEntries } from './stored-entries';

/** What was found of the histories of one database. */
export interface HistoryReport {
  entries: number;
  things: number;
  /** Histories that are broken or cut off. */
  broken: number;
  /** The first of them, in the order of the things' ids. */
  first: HistoryFault | null;
}

export interface Verification {
  /** See `cutHistories`. */
  bornWithout?: readonly EntityClass[];
  /** Ends of histories as they once were, in the order of the things: each must still be there. */
  kept?: AsyncIterable<Head>;
  onProgress?(entries: number, all: number): void;
}

/**
 * Checks every history of a database, entry by entry, and changes nothing; the product may run meanwhile.
 * @yields the ends of the histories, as they are come to
 * @returns what was found
 */
export async function* verifyingHistory(
  reads: EntityManager,
  { bornWithout, kept, onProgress }: Verification = {},
): AsyncGenerator<readonly Head[], HistoryReport> {
  const counted: { all: number | string }[] = await reads.query('SELECT COUNT(*) AS `all` FROM audit_entry');
  const all = Number(counted[0]?.all ?? 0);
  const check = new ChainCheck();
  const faults = new Map<string, HistoryFault>();
  const note = (fault: HistoryFault) => {
    if (!faults.has(fault.thingId)) faults.set(fault.thingId, fault);
  };
  const ends = kept && (await KeptEnds.begin(kept));
  let last: StoredEntry | undefined;
  let entries = 0;
  let things = 0;
  for await (const some of storedEntries(reads)) {
    const heads: Head[] = [];
    for (const entry of some) {
      if (last?.thingId !== entry.thingId) {
        if (last) heads.push(headOf(last));
        things += 1;
      }
      const fault = check.next(entry);
      if (fault) note(fault);
      if (ends?.concerns(entry)) for (const each of await ends.faultsAt(entry)) note(each);
      last = entry;
    }
    entries += some.length;
    onProgress?.(entries, Math.max(all, entries));
    yield heads;
  }
  if (last) yield [headOf(last)];
  for (const fault of await cutHistories(reads, bornWithout)) note(fault);
  for (const fault of (await ends?.missingAtEnd()) ?? []) note(fault);
  const inOrder = [...faults.values()].sort((a, b) => (a.thingId < b.thingId ? -1 : 1));
  return { entries, things, broken: inOrder.length, first: inOrder[0] ?? null };
}

/** The same for who wants to know only what was found. */
export async function verifyHistory(reads: EntityManager, how: Verification = {}): Promise<HistoryReport> {
  const verifying = verifyingHistory(reads, how);
  for (;;) {
    const { done, value } = await verifying.next();
    if (done) return value;
  }
}
