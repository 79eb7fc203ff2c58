import { hash } from 'node:crypto';
import type { AuditEntryRow } from './audit-entry';

type Hashed = Pick<AuditEntryRow, 'thingId' | 'sequence' | 'at' | 'actor' | 'action' | 'changes' | 'reason'>;

/** What the first entry of a thing is chained to. */
export const CHAIN_START = '0'.repeat(64);

/** SHA-256, in hexadecimal, over an entry and the hash of the one before it. */
export function chainedHash(previous: string, entry: Hashed): string {
  const { thingId, sequence, at, actor, action, changes, reason } = entry;
  return hash(
    'sha256',
    JSON.stringify([previous, thingId, sequence, at.toISOString(), actor, action, changes, reason]),
  );
}

/**
 * The first entry of one thing's history, given in order, that was changed, left out or put in after the fact;
 * undefined when the chain is whole.
 */
export function firstBroken(entries: readonly (Hashed & { hash: string })[]): { sequence: number } | undefined {
  let previous = CHAIN_START;
  for (const [index, entry] of entries.entries()) {
    if (entry.sequence !== index + 1 || entry.hash !== chainedHash(previous, entry))
      return { sequence: entry.sequence };
    previous = entry.hash;
  }
  return undefined;
}
