import type { AuditEntryRow } from './audit-entry';
import { beginningOf } from './beginning';
import { CHAIN_START, chainedHash } from './hash-chain';

/** Who makes a change, by which mutation or import, and when. */
export interface Authorship {
  actor: string;
  action: string;
  at: Date;
}

/** The first entry of a history. */
export type FirstEntry = Omit<AuditEntryRow, 'id'>;

/** The first entry of the history of a new thing of which nothing is to be said but what it is, and nothing is confidential. */
export function firstEntry(by: Authorship, thing: { id: string }): FirstEntry {
  const { changes, quoted } = beginningOf(thing);
  const { actor, action, at } = by;
  const entry = { thingId: thing.id, sequence: 1, at, actor, action, changes, reason: null };
  return { ...entry, hash: chainedHash(CHAIN_START, entry, quoted) };
}
