import { createHash } from 'node:crypto';
import { type MigrationInterface, type QueryRunner, Table, TableColumn, type TableColumnOptions } from 'typeorm';
import { columnsFor, OPTIONAL } from '../../platform/database/columns';
import { insertOnce } from '../../platform/database/insert-once';

const HASH = { length: '64' };

/**
 * Adds columns that are not there yet. On SQLite in plain words: TypeORM would make the table anew there, and what finds
 * its rows by their words hangs on the old one.
 */
async function addMissing(runner: QueryRunner, table: string, columns: readonly TableColumnOptions[]): Promise<void> {
  const plain = runner.dataSource.options.type !== 'mysql';
  for (const column of columns) {
    if (await runner.hasColumn(table, column.name)) continue;
    if (plain) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column.name} ${column.type}`);
    else await runner.addColumn(table, new TableColumn(column));
  }
}

interface OldObligation {
  id: string;
  clauseId: string;
  statement: string;
  obligedParty: string;
  query: string;
  version: number;
}

type Stamp = Date | string | null;

/** As the database holds an instant, so that it is put back as it was read. */
function written(at: Stamp): string {
  const text = at instanceof Date ? at.toISOString() : (at ?? '1970-01-01 00:00:00.000');
  return text.replace('T', ' ').replace('Z', '');
}

/** What is known of an obligation that was kept before its versions were: as it stands, since it was first heard of. */
async function takeOver(runner: QueryRunner, obligation: OldObligation): Promise<void> {
  const { id, clauseId, statement, obligedParty, query, version } = obligation;
  const [found]: { at: Stamp }[] = await runner.query(
    `SELECT MIN(known.instant) AS at FROM (
      SELECT assessedAt AS instant FROM compliance_assessment WHERE obligationId = ?
      UNION ALL SELECT audit_entry.at AS instant FROM audit_entry WHERE thingId = ?) known`,
    [id, id],
  );
  const at = written(found?.at ?? null);
  const hash = createHash('sha256').update(query).digest('hex');
  await insertOnce(runner, 'obligation_version', {
    ...{ obligationId: id, version, clauseId, statement, obligedParty, query },
    ...{ queryHash: hash, changedAt: at },
  });
  await runner.query('UPDATE compliance_assessment SET queryHash = ? WHERE obligationId = ? AND queryHash IS NULL', [
    hash,
    id,
  ]);
  await runner.query('UPDATE obligation SET queryHash = ?, definedAt = ? WHERE id = ? AND queryHash IS NULL', [
    hash,
    at,
    id,
  ]);
}

/** Obligations with all their versions, assessments with what they rest on, and whose turn it is to assess. */
export class Obligations1527379200009 implements MigrationInterface {
  readonly name = 'Obligations1527379200009';

  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await addMissing(runner, 'obligation', [
      c.text('queryHash', { ...HASH, ...OPTIONAL }),
      c.instant('definedAt', OPTIONAL),
      c.instant('retiredAt', OPTIONAL),
    ]);
    await addMissing(runner, 'compliance_assessment', [
      c.text('queryHash', { ...HASH, ...OPTIONAL }),
      c.whole('durationMilliseconds', OPTIONAL),
      c.longText('neededRoles', OPTIONAL),
    ]);
    await runner.createTable(
      new Table({
        name: 'obligation_version',
        columns: [
          c.reference('obligationId', { isPrimary: true }),
          c.whole('version', { isPrimary: true }),
          c.reference('clauseId'),
          c.longText('statement'),
          c.text('obligedParty'),
          c.longText('query'),
          c.text('queryHash', HASH),
          c.instant('changedAt'),
        ],
      }),
      true,
    );
    await runner.createTable(
      new Table({
        name: 'assessment_turn',
        columns: [c.key('id'), c.whole('minute'), c.instant('heldUntil', OPTIONAL)],
      }),
      true,
    );
    const obligations: OldObligation[] = await runner.query(
      'SELECT id, clauseId, statement, obligedParty, query, version FROM obligation ORDER BY id',
    );
    for (const obligation of obligations) await takeOver(runner, obligation);
    await insertOnce(runner, 'assessment_turn', { id: 'schedule', minute: 0 });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('assessment_turn');
    await runner.dropTable('obligation_version');
    await dropAll(runner, 'compliance_assessment', ['neededRoles', 'durationMilliseconds', 'queryHash']);
    await dropAll(runner, 'obligation', ['retiredAt', 'definedAt', 'queryHash']);
  }
}

async function dropAll(runner: QueryRunner, table: string, columns: readonly string[]): Promise<void> {
  for (const column of columns) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
}
