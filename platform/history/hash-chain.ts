import { hash } from 'node:crypto';
import type { AuditEntryRow } from './audit-entry';

type Hashed = Pick<AuditEntryRow, 'thingId' | 'sequence' | 'at' | 'actor' | 'action' | 'changes' | 'reason'>;

/** What the first entry of a thing is chained to. */
export const CHAIN_START = '0'.repeat(64);

/**
 * SHA-256, in hexadecimal, over an entry and the hash of the one before it: over all of them as one JSON array.
 * @param changes the changes as a JSON string, where that is known already: to quote them takes as long as to hash them
 */
export function chainedHash(
  previous: string,
  { thingId, sequence, at, actor, action, changes: text, reason }: Hashed,
  changes = JSON.stringify(text),
): string {
  const before = JSON.stringify([previous, thingId, sequence, at.toISOString(), actor, action]).slice(0, -1);
  return hash('sha256', `${before},${changes},${JSON.stringify(reason)}]`);
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
