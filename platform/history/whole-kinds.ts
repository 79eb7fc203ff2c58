import type { EntityManager } from 'typeorm';
import { entitiesOf } from '../database/rows';
import { typeNameOf } from '../ids';
import { AuditEntryRow } from './audit-entry';
import { CHAIN_START, chainedHash } from './hash-chain';

/** Entries that are read at once. */
const AT_ONCE = 2000;

/**
 * The kinds of things that have histories, by type name, and whether the chain of each of them is whole. Reads all entries,
 * a few at a time.
 */
export async function wholeKinds(reads: EntityManager): Promise<Map<string, boolean>> {
  const kinds = new Map<string, boolean>();
  let last: AuditEntryRow | undefined;
  for (;;) {
    const query = reads
      .createQueryBuilder(AuditEntryRow, 'entry')
      .orderBy('entry.thingId')
      .addOrderBy('entry.sequence')
      .limit(AT_ONCE);
    if (last) {
      const { thingId, sequence } = last;
      query.where('entry.thingId > :thingId OR (entry.thingId = :thingId AND entry.sequence > :sequence)', {
        thingId,
        sequence,
      });
    }
    const entries = await entitiesOf(query);
    for (const entry of entries) {
      const goesOn = last?.thingId === entry.thingId;
      const previous = goesOn && last ? last.hash : CHAIN_START;
      const inPlace = entry.sequence === (goesOn && last ? last.sequence + 1 : 1);
      const whole = inPlace && entry.hash === chainedHash(previous, entry);
      const kind = typeNameOf(entry.thingId);
      kinds.set(kind, (kinds.get(kind) ?? true) && whole);
      last = entry;
    }
    if (entries.length < AT_ONCE) return new Map([...kinds].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
