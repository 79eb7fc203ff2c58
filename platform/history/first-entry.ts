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
  const entry = firstEntryTold(by, thing, { changes, hash: '' });
  entry.hash = chainedHash(CHAIN_START, entry, quoted);
  return entry;
}

/** The same where what it tells, and its hash, are known already. */
export function firstEntryTold(
  { actor, action, at }: Authorship,
  { id }: { id: string },
  told: Pick<FirstEntry, 'changes' | 'hash'>,
): FirstEntry {
  return { thingId: id, sequence: 1, at, actor, action, reason: null, ...told };
}
