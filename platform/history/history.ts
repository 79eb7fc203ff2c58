import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { insertAll } from '../database/insert-all';
import { connectionType } from '../paging/connection';
import { listing } from '../paging/listing';
import type { PageArgs } from '../paging/page-args';
import type { RequestContext } from '../request-context';
import { AuditEntryRow } from './audit-entry';
import { beginningOf, HIDDEN } from './beginning';
import { type Authorship, type FirstEntry, firstEntry } from './first-entry';
import { CHAIN_START, chainedHash } from './hash-chain';

export type { Authorship, FirstEntry };

export interface RecordedChange {
  thingId: string;
  /** As `changesBetween` gives them. */
  changes: string;
  reason?: string | null;
}

/** The authorship of a mutation in a request. */
export function authorship({ caller, clock }: Pick<RequestContext, 'caller' | 'clock'>, action: string): Authorship {
  return { actor: caller.subject ?? 'public', action, at: clock.now() };
}

/**
 * The fields that differ, as JSON text: `[{ "field", "before", "after" }, …]` in the order of the fields' names.
 * @param before null for a thing that is new
 * @param confidential fields whose values are not for everybody: that they changed is told, what they hold is not
 */
export function changesBetween(before: object | null, after: object, confidential: readonly string[] = []): string {
  if (before === null) return beginningOf(after, confidential).changes;
  const old = new Map<string, unknown>(Object.entries(before));
  const changes = Object.entries(after)
    .filter(([field, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(old.get(field) ?? null))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, value]) => {
      const shown = (held: unknown) =>
        confidential.includes(field) && (held ?? null) !== null ? HIDDEN : (held ?? null);
      return { field, before: shown(old.get(field)), after: shown(value) };
    });
  return JSON.stringify(changes);
}

/** Appends to the history of a thing, in the transaction that changes it. */
export async function record(transaction: EntityManager, by: Authorship, change: RecordedChange): Promise<void> {
  const { thingId, changes, reason = null } = change;
  const last = await transaction.findOne(AuditEntryRow, { where: { thingId }, order: { sequence: 'DESC' } });
  await transaction.insert(AuditEntryRow, chained(by, { thingId, changes, reason }, last));
}

/** Things whose histories are read and written by the same two statements. */
const AT_ONCE = 2000;

/** Appends to the histories of many things, each named once, in as few statements as for one. */
export async function recordAll(
  transaction: EntityManager,
  by: Authorship,
  changes: readonly RecordedChange[],
): Promise<void> {
  for (let start = 0; start < changes.length; start += AT_ONCE) {
    const some = changes.slice(start, start + AT_ONCE);
    const last = await transaction
      .createQueryBuilder(AuditEntryRow, 'entry')
      .where('entry.thingId IN (:...ids)', { ids: some.map(({ thingId }) => thingId) })
      .andWhere(
        'entry.sequence = (SELECT MAX(later.sequence) FROM audit_entry later WHERE later.thingId = entry.thingId)',
      )
      .getMany();
    const lastOf = new Map(last.map((entry) => [entry.thingId, entry]));
    await insertAll(
      transaction,
      AuditEntryRow,
      some.map((change) => chained(by, change, lastOf.get(change.thingId) ?? null)),
    );
  }
}

/** Begins the histories of many things that are new, in the transaction that makes them. */
export async function recordNew(
  transaction: EntityManager,
  by: Authorship,
  changes: readonly RecordedChange[],
): Promise<void> {
  await insertAll(
    transaction,
    AuditEntryRow,
    changes.map((change) => chained(by, change, null)),
  );
}

/** New things of which a turn of the process makes the first entries. */
const ENTRIES_A_TURN = 50;

/**
 * The first entries of the histories of new things, of which nothing is to be said but what they are, and nothing is
 * confidential. They are made in turns with whatever else is under way, so that the database need not wait for them.
 */
export async function firstEntries(by: Authorship, things: readonly { id: string }[]): Promise<FirstEntry[]> {
  const entries: FirstEntry[] = [];
  for (const [place, thing] of things.entries()) {
    if (place % ENTRIES_A_TURN === 0) await nextTurn();
    entries.push(firstEntry(by, thing));
  }
  return entries;
}

/** Begins histories, in the transaction that makes the things. */
export function recordFirst(transaction: EntityManager, entries: readonly FirstEntry[]): Promise<void> {
  return insertAll(transaction, AuditEntryRow, entries);
}

function chained(by: Authorship, { thingId, changes, reason = null }: RecordedChange, last: AuditEntryRow | null) {
  const entry = { thingId, sequence: (last?.sequence ?? 0) + 1, changes, reason, ...by };
  return { ...entry, hash: chainedHash(last?.hash ?? CHAIN_START, entry) };
}

export const AuditEntryConnection = connectionType('AuditEntry', () => AuditEntryRow, 'history entries');

const entries = listing<AuditEntryRow, Date | null>({
  ...{ name: 'history', entity: AuditEntryRow, key: 'sequence', parent: 'thing.thingId' },
  narrow(query, since) {
    if (since) query.andWhere('thing.at >= :since', { since });
  },
});

/**
 * A thing's history, oldest first.
 * @param since when it began to exist for the caller, who is told nothing of what it was before; null for always
 */
export function historyOf(thingId: string, context: RequestContext, page: PageArgs, since: Date | null = null) {
  return entries.of(thingId, context, { page, filter: since });
}
