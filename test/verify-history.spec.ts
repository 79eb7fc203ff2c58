import type { EntityManager } from 'typeorm';
import type { Database } from '../platform/database/database';
import { openDatabases } from '../platform/database/open-databases';
import { AuditEntryRow } from '../platform/history/audit-entry';
import { recordAll } from '../platform/history/history';
import {
  type HistoryReport,
  type Verification,
  verifyHistory,
  verifyingHistory,
} from '../platform/history/verify-history';
import { databaseOf, readSettings } from '../platform/settings';
import { changes } from '../subgraphs/changes';
import { newDatabases, type TestDatabases } from './setup/databases';
import { SAMPLE_END } from './setup/product';

const THINGS = ['clause:A-1', 'clause:A-10', 'clause:A-2', 'document:A', 'openIssue:B-1'];
const ENTRIES = [1, 2, 3, 4];
const ROWS = THINGS.flatMap((thingId) => ENTRIES.map((sequence) => ({ thingId, sequence })));
type Row = (typeof ROWS)[number];

const WHERE = 'WHERE thingId = ? AND sequence = ?';
/** What somebody with SQL at hand may do to a column of an entry, none of which leaves it as it was. */
const EDITS: Record<string, string[]> = {
  thingId: ["CONCAT(thingId, 'x')", 'UPPER(thingId)', "'clause:A-11'"],
  sequence: ['sequence + 100', '-sequence'],
  at: ["'2018-08-01 12:00:00.017'", "'1999-01-01 00:00:00.000'"],
  actor: ["'somebody else'", 'UPPER(actor)', "CONCAT(actor, ' ')", "''"],
  action: ["CONCAT(action, 'x')", 'UPPER(action)'],
  changes: ["'[]'", "CONCAT(changes, ' ')", "CONCAT('\n', changes)", 'UPPER(changes)'],
  reason: ["CONCAT(reason, '.')", 'NULL', "''", 'UPPER(reason)'],
  hash: ['UPPER(hash)', "CONCAT('0', SUBSTR(hash, 1, 63))", "''"],
};
/** What SQLite takes besides: a column of any type holds anything. */
const EDITS_OF_SQLITE: Record<string, string[]> = {
  thingId: ['CAST(thingId AS BLOB)'],
  sequence: ["'first'", 'sequence + 0.5'],
  at: ["REPLACE(at, ' ', 'T')", "'yesterday'", '0'],
  actor: ['CAST(actor AS BLOB)'],
  changes: ['CAST(changes AS BLOB)'],
  hash: ['CAST(hash AS BLOB)'],
};

/** Ends a transaction without any of it. */
class Undone extends Error {}

describe('the history in a database', () => {
  let databases: TestDatabases;
  let database: Database;

  beforeAll(async () => {
    databases = newDatabases();
    const location = databaseOf(readSettings(databases.environment), 'changes');
    const [opened] = await openDatabases([{ location, contents: changes }]);
    if (!opened) throw new Error('The database is not there.');
    database = opened;
    for (const sequence of ENTRIES) {
      const by = { actor: `ada ${sequence}`, action: 'edit', at: new Date(SAMPLE_END.getTime() + sequence) };
      const told = THINGS.map((thingId) => ({
        thingId,
        changes: `[{"field":"${thingId}"}]`,
        reason: `so ${sequence}`,
      }));
      await database.write((transaction) => recordAll(transaction, by, told));
    }
  });
  afterAll(async () => {
    await database?.close();
    await databases?.drop();
  });

  /** What is found after somebody did something by SQL, which is undone afterwards. */
  async function foundAfter(
    tamper: (transaction: EntityManager) => Promise<unknown>,
    how: Verification = {},
  ): Promise<HistoryReport> {
    let report: HistoryReport | undefined;
    const work = database.write(async (transaction) => {
      await tamper(transaction);
      report = await verifyHistory(transaction, how);
      throw new Undone();
    });
    await expect(work).rejects.toThrow(Undone);
    if (!report) throw new Error('Nothing was found out.');
    return report;
  }

  it('is whole when nobody touched it', async () => {
    const report = await verifyHistory(database.reads);
    expect(report).toEqual({ entries: ROWS.length, things: THINGS.length, broken: 0, first: null });
  });

  const allEdits = (column: string) => [
    ...(EDITS[column] ?? []),
    ...(ENGINE === 'sqlite' ? (EDITS_OF_SQLITE[column] ?? []) : []),
  ];

  it('has no column that is not tried here', () => {
    const columns = database.reads.dataSource
      .getMetadata(AuditEntryRow)
      .columns.map(({ databaseName }) => databaseName);
    expect(Object.keys(EDITS).sort()).toEqual(columns.sort());
  });

  it.each(Object.keys(EDITS))('shows every edit of %s in every row', async (column) => {
    for (const row of ROWS) {
      for (const value of allEdits(column)) {
        const edit = `UPDATE audit_entry SET \`${column}\` = ${value} ${WHERE}`;
        const { broken, first } = await foundAfter((transaction) =>
          transaction.query(edit, [row.thingId, row.sequence]),
        );
        expect({ edit, row, broken: broken > 0 }).toEqual({ edit, row, broken: true });
        // Where the entry still is what it was called, it is the one that is named.
        if (column !== 'thingId' && column !== 'sequence') {
          expect(first).toMatchObject({ thingId: row.thingId, sequence: String(row.sequence) });
        }
      }
    }
  });

  const remove = (transaction: EntityManager, { thingId, sequence }: Row) =>
    transaction.query(`DELETE FROM audit_entry ${WHERE}`, [thingId, sequence]);

  it('shows an entry that was taken out, unless it was the last', async () => {
    for (const row of ROWS) {
      const { first } = await foundAfter((transaction) => remove(transaction, row));
      if (row.sequence === ENTRIES.length) expect(first).toBeNull();
      else expect(first).toMatchObject({ thingId: row.thingId, sequence: String(row.sequence + 1), code: 'LEFT_OUT' });
    }
  });

  it('shows an entry that was put in, wherever, with whatever hash is at hand', async () => {
    for (const { thingId } of ROWS.filter(({ sequence }) => sequence === 1)) {
      for (const place of [0, 1, 3, ENTRIES.length + 1, ENTRIES.length + 2]) {
        const { first } = await foundAfter(async (transaction) => {
          // Makes room from the end, so that no two are ever at one place.
          for (const sequence of ENTRIES.filter((each) => each >= place).reverse()) {
            await transaction.query(`UPDATE audit_entry SET sequence = sequence + 1 ${WHERE}`, [thingId, sequence]);
          }
          const [model] = await transaction.findBy(AuditEntryRow, { thingId });
          await transaction.insert(AuditEntryRow, { ...model, thingId, sequence: place, reason: 'put in' });
        });
        expect(first?.thingId).toBe(thingId);
      }
    }
  });

  it('shows two entries that changed places, of one thing or of two', async () => {
    const swap = async (transaction: EntityManager, one: Row, other: Row) => {
      const where = 'SET thingId = ?, sequence = ? WHERE thingId = ? AND sequence = ?';
      const move = (from: Row, to: Row) =>
        transaction.query(`UPDATE audit_entry ${where}`, [to.thingId, to.sequence, from.thingId, from.sequence]);
      const aside = { thingId: 'aside:A', sequence: 1 };
      await move(one, aside);
      await move(other, one);
      await move(aside, other);
    };
    for (const [index, one] of ROWS.entries()) {
      for (const other of ROWS.slice(index + 1)) {
        const { first } = await foundAfter((transaction) => swap(transaction, one, other));
        expect(first).toMatchObject({ thingId: one.thingId, sequence: String(one.sequence) });
      }
    }
  });

  it('shows against ends that were kept what a chain alone cannot: cut off, gone, or written anew from its beginning', async () => {
    const kept = new Map<string, { sequence: number; hash: string }>();
    for await (const heads of verifyingHistory(database.reads)) {
      for (const { thingId, ...head } of heads) kept.set(thingId, head);
    }
    expect([...kept.keys()].sort()).toEqual([...THINGS].sort());
    const last = { thingId: 'clause:A-10', sequence: ENTRIES.length };
    const cut = (transaction: EntityManager) => remove(transaction, last);
    const gone = (transaction: EntityManager) =>
      transaction.query('DELETE FROM audit_entry WHERE thingId = ?', [last.thingId]);
    const anew = async (transaction: EntityManager) => {
      await gone(transaction);
      const by = { actor: 'ada', action: 'edit', at: SAMPLE_END };
      for (const _ of ENTRIES) await recordAll(transaction, by, [{ thingId: last.thingId, changes: '[]' }]);
    };
    for (const tamper of [cut, gone, anew]) {
      expect((await foundAfter(tamper)).first).toBeNull();
      const { first, broken } = await foundAfter(tamper, { kept });
      expect({ broken, ...first }).toMatchObject({ broken: 1, ...last, sequence: '4', code: 'NOT_AS_KEPT' });
    }
    const goesOn = (transaction: EntityManager) =>
      recordAll(transaction, { actor: 'ada', action: 'edit', at: SAMPLE_END }, [
        { thingId: last.thingId, changes: '[]' },
      ]);
    expect((await foundAfter(goesOn, { kept })).first).toBeNull();
  });
});
