import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { EntityClass } from '../database/data-source';
import type { HistoryFault } from './chain-check';

interface Suspect {
  id: string;
  version: number;
  last: number | null;
}

const FIRST_ENTRY = z.array(z.looseObject({ field: z.string(), after: z.unknown() }));
const VERSION = z.int();

/** The version with which a thing began, as its first entry tells; 1 where it tells none. */
function firstVersion(changes: string | undefined): number {
  if (changes === undefined) return 1;
  try {
    const told = FIRST_ENTRY.parse(JSON.parse(changes)).find(({ field }) => field === 'version');
    return VERSION.catch(1).parse(told?.after);
  } catch {
    return 1;
  }
}

/** The tables of things that have versions, as far as the database has them already. */
async function versionedTables(reads: EntityManager): Promise<{ table: string; target: unknown }[]> {
  const runner = reads.dataSource.createQueryRunner();
  try {
    const tables: { table: string; target: unknown }[] = [];
    for (const { tableName: table, target, columns } of reads.dataSource.entityMetadatas) {
      const names = columns.map(({ databaseName }) => databaseName);
      if (!names.includes('id') || !names.includes('version') || !(await runner.hasTable(table))) continue;
      if (await runner.hasColumn(table, 'version')) tables.push({ table, target });
    }
    return tables;
  } finally {
    await runner.release();
  }
}

/**
 * The histories whose last entries were cut off, as far as it can be known: every change of a thing that has a version
 * raises it by one and adds an entry, so a thing with a higher version than its entries make lacks some.
 * @param bornWithout things that a migration makes, whose histories begin with the first change
 */
export async function cutHistories(
  reads: EntityManager,
  bornWithout: readonly EntityClass[] = [],
): Promise<HistoryFault[]> {
  const faults: HistoryFault[] = [];
  for (const { table, target } of await versionedTables(reads)) {
    const suspects: Suspect[] = await reads.query(
      `SELECT checked.* FROM (SELECT thing.id AS id, thing.version AS version,
          (SELECT MAX(entry.sequence) FROM audit_entry entry WHERE entry.thingId = thing.id) AS last
        FROM ${table} thing) checked
      WHERE checked.last IS NULL OR checked.last < checked.version ORDER BY checked.id`,
    );
    const bornSilently = bornWithout.some((entity) => entity === target);
    for (const { id, version, last } of suspects) {
      if (last === null) {
        if (!bornSilently || version > 1) faults.push(fault(id, 0, version, 'It has no history at all'));
        continue;
      }
      const [first]: { changes: string }[] = await reads.query(
        'SELECT entry.changes FROM audit_entry entry WHERE entry.thingId = ? ORDER BY entry.sequence LIMIT 1',
        [id],
      );
      const made = firstVersion(first?.changes) + last - 1;
      if (made < version)
        faults.push(fault(id, last, version, `Its history ends with entry ${last}, which made version ${made}`));
    }
  }
  return faults;
}

function fault(thingId: string, sequence: number, version: number, what: string): HistoryFault {
  const message = `${what}, and the thing is at version ${version}: entries were cut off.`;
  return { thingId, sequence: String(sequence), code: 'CUT_OFF', message };
}
