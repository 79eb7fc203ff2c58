import type { EntityManager } from 'typeorm';

/** An entry as the database holds it, whoever wrote it there: nothing is taken for granted of what a column holds. */
export interface StoredEntry {
  thingId: unknown;
  sequence: unknown;
  /** `2018-05-04 12:00:00.000` in UTC, on either engine. */
  at: unknown;
  actor: unknown;
  action: unknown;
  changes: unknown;
  reason: unknown;
  hash: unknown;
}

/** Entries that are read at once. */
const AT_ONCE = 2000;

/** The time as it is written: what a driver would make of it may be the same for several. */
const AT = { mysql: 'CAST(entry.`at` AS CHAR)', sqlite: 'entry.`at`' };

const OTHERS = ['thingId', 'sequence', 'actor', 'action', 'changes', 'reason', 'hash'];

/** All entries of a database, thing by thing and in order, a few at a time; those that are added meanwhile or not. */
export async function* storedEntries(reads: EntityManager): AsyncGenerator<readonly StoredEntry[]> {
  const at = AT[reads.dataSource.options.type === 'mysql' ? 'mysql' : 'sqlite'];
  const columns = [...OTHERS.map((name) => `entry.\`${name}\``), `${at} AS \`at\``].join(', ');
  let last: StoredEntry | undefined;
  for (;;) {
    const after = last ? 'WHERE entry.thingId >= ? AND (entry.thingId > ? OR entry.sequence > ?)' : '';
    const entries: StoredEntry[] = await reads.query(
      `SELECT ${columns} FROM audit_entry entry ${after} ORDER BY entry.thingId, entry.sequence LIMIT ${AT_ONCE}`,
      last ? [last.thingId, last.thingId, last.sequence] : [],
    );
    if (entries.length > 0) yield entries;
    last = entries.at(-1);
    if (entries.length < AT_ONCE) return;
  }
}
