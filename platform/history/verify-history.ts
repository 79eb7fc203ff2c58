import type { EntityManager } from 'typeorm';
import type { EntityClass } from '../database/data-source';
import { ChainCheck, type Head, type HistoryFault, headOf } from './chain-check';
import { cutHistories } from './cut-histories';
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
  /** Ends of histories as they once were, by thing: each must still be there. */
  kept?: ReadonlyMap<string, Omit<Head, 'thingId'>>;
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
  const missing = new Map(kept);
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
      const fault = check.next(entry) ?? notAsKept(entry, missing);
      if (fault && !faults.has(fault.thingId)) faults.set(fault.thingId, fault);
      last = entry;
    }
    entries += some.length;
    onProgress?.(entries, Math.max(all, entries));
    yield heads;
  }
  if (last) yield [headOf(last)];
  const cut = [...(await cutHistories(reads, bornWithout)), ...[...missing].map(noLongerThere)];
  for (const fault of cut) if (!faults.has(fault.thingId)) faults.set(fault.thingId, fault);
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

/** Compares an entry with the end that its history had when it was kept; one that was found is missing no more. */
function notAsKept(entry: StoredEntry, missing: Map<string, Omit<Head, 'thingId'>>): HistoryFault | undefined {
  const thingId = String(entry.thingId);
  const kept = missing.get(thingId);
  if (!kept || kept.sequence !== entry.sequence) return undefined;
  missing.delete(thingId);
  if (kept.hash === entry.hash) return undefined;
  const message = `Its hash was ${kept.hash} when it was kept, and is another now: the history was written anew.`;
  return { thingId, sequence: String(entry.sequence), code: 'NOT_AS_KEPT', message };
}

function noLongerThere([thingId, { sequence }]: [string, Omit<Head, 'thingId'>]): HistoryFault {
  const message = 'It was there when the ends of the histories were kept, and is there no more: it was cut off.';
  return { thingId, sequence: String(sequence), code: 'NOT_AS_KEPT', message };
}
