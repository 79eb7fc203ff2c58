import { generateNKeysBetween } from 'fractional-indexing';
import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';
import { columnsFor, OPTIONAL } from '../../platform/database/columns';
import { insertOnce } from '../../platform/database/insert-once';
import { createView, isTable } from '../../platform/database/views';

/**
 * The clauses of each baseline: of the rows that it stands on, its own and those of its ancestors, the nearest of each
 * clause, unless that one says that the clause is gone. A join and conditions only, so that both engines take it into
 * the query that reads it.
 */
const CLAUSE_VERSION = `
  SELECT CONCAT('clauseVersion:', SUBSTR(line.baselineId, 10), '#', SUBSTR(place.clauseId, 8)) AS id,
    line.baselineId AS baselineId, place.clauseId AS clauseId, place.position AS position, place.number AS number,
    place.parentClauseId AS parentClauseId, place.contentHash AS contentHash
  FROM baseline_lineage line
  INNER JOIN clause_placement place ON place.baselineId = line.ancestorId
  WHERE place.removed = 0 AND NOT EXISTS (
    SELECT 1 FROM clause_placement nearer WHERE nearer.clauseId = place.clauseId AND (
      SELECT closer.depth FROM baseline_lineage closer
      WHERE closer.baselineId = line.baselineId AND closer.ancestorId = nearer.baselineId
    ) < line.depth
  )`;

interface PlacedRow {
  clauseId: string;
  number: string;
  parentClauseId: string | null;
  contentHash: string;
}

/** Keeps a clause that baselines share once, and what the life of a baseline needs. */
export class SharedStorage1527379200003 implements MigrationInterface {
  readonly name = 'SharedStorage1527379200003';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner);
    await addColumns(runner);
    if (await isTable(runner, 'clause_version')) {
      await carryOver(runner);
      await runner.dropTable('clause_version');
    }
    await createView(runner, 'clause_version', CLAUSE_VERSION);
  }

  async down(runner: QueryRunner): Promise<void> {
    await createOldTable(runner);
    await runner.query(`INSERT INTO clause_version_before
      SELECT id, baselineId, clauseId, ROW_NUMBER() OVER (PARTITION BY baselineId ORDER BY position), number,
        parentClauseId, contentHash FROM clause_version`);
    await runner.query('DROP VIEW clause_version');
    await runner.renameTable('clause_version_before', 'clause_version');
    await runner.dropTable('clause_placement');
    await runner.dropTable('baseline_lineage');
    await runner.dropColumns('clause', ['derivedFromId', 'isPublic']);
    await runner.dropColumn('baseline', 'isPublic');
    await runner.dropColumn('baseline_transition', 'effectiveOn');
  }
}

async function createTables(runner: QueryRunner): Promise<void> {
  const c = columnsFor(runner);
  await runner.createTable(
    new Table({
      name: 'clause_placement',
      columns: [
        c.key('baselineId'),
        c.key('clauseId'),
        c.text('position', { length: '128' }),
        c.text('number'),
        c.reference('parentClauseId', OPTIONAL),
        c.text('contentHash', { length: '64' }),
        c.flag('removed'),
      ],
      indices: [
        { name: 'clause_placement_clause', columnNames: ['clauseId', 'baselineId'] },
        { name: 'clause_placement_number', columnNames: ['number', 'baselineId'] },
        { name: 'clause_placement_parent', columnNames: ['parentClauseId', 'baselineId'] },
        { name: 'clause_placement_text', columnNames: ['contentHash'] },
      ],
    }),
    true,
  );
  await runner.createTable(
    new Table({
      name: 'baseline_lineage',
      columns: [c.key('baselineId'), c.key('ancestorId'), c.whole('depth')],
      indices: [{ name: 'baseline_lineage_ancestor', columnNames: ['ancestorId', 'baselineId', 'depth'] }],
    }),
    true,
  );
}

async function addColumns(runner: QueryRunner): Promise<void> {
  const c = columnsFor(runner);
  const add = async (table: string, column: ReturnType<typeof c.text>) => {
    if (!(await runner.hasColumn(table, column.name))) await runner.addColumn(table, new TableColumn(column));
  };
  await add('clause', c.reference('derivedFromId', OPTIONAL));
  // What was made before could not be made in secret, drafts apart.
  await add('clause', c.flag('isPublic', { default: 1 }));
  await add('baseline', c.flag('isPublic', { default: 1 }));
  await add('baseline_transition', c.date('effectiveOn', OPTIONAL));
  await runner.query("UPDATE baseline SET isPublic = 0 WHERE status = 'DRAFT'");
  await runner.query(`UPDATE baseline_transition SET effectiveOn =
      (SELECT baseline.effectiveFrom FROM baseline WHERE baseline.id = baseline_transition.baselineId)
    WHERE toStatus = 'DESIGNATED' AND effectiveOn IS NULL`);
}

/** Each baseline keeps all its clauses as they stand; those that are made from now on share them. */
async function carryOver(runner: QueryRunner): Promise<void> {
  const baselines: { id: string }[] = await runner.query('SELECT id FROM baseline ORDER BY id');
  for (const { id: baselineId } of baselines) {
    await insertOnce(runner, 'baseline_lineage', { baselineId, ancestorId: baselineId, depth: 0 });
    const rows: PlacedRow[] = await runner.query(
      'SELECT clauseId, number, parentClauseId, contentHash FROM clause_version WHERE baselineId = ? ORDER BY position',
      [baselineId],
    );
    const keys = generateNKeysBetween(null, null, rows.length);
    for (const [index, { clauseId, number, parentClauseId, contentHash }] of rows.entries()) {
      await insertOnce(runner, 'clause_placement', {
        baselineId,
        clauseId,
        position: keys[index] ?? '',
        number,
        ...(parentClauseId === null ? {} : { parentClauseId }),
        contentHash,
        removed: 0,
      });
    }
  }
}

async function createOldTable(runner: QueryRunner): Promise<void> {
  const c = columnsFor(runner);
  await runner.createTable(
    new Table({
      name: 'clause_version_before',
      columns: [
        c.key('id'),
        c.reference('baselineId'),
        c.reference('clauseId'),
        c.whole('position'),
        c.text('number'),
        c.reference('parentClauseId', OPTIONAL),
        c.text('contentHash', { length: '64' }),
      ],
      indices: [
        { name: 'clause_version_place', columnNames: ['baselineId', 'position'], isUnique: true },
        { name: 'clause_version_number', columnNames: ['baselineId', 'number'] },
        { name: 'clause_version_clause', columnNames: ['clauseId', 'baselineId'], isUnique: true },
        { name: 'clause_version_parent', columnNames: ['parentClauseId', 'baselineId'] },
      ],
    }),
  );
}
