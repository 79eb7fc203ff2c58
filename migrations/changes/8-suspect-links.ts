import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableColumn,
  type TableColumnOptions,
  TableIndex,
} from 'typeorm';
import { columnsFor, OPTIONAL } from '../../platform/database/columns';

/**
 * Marks the ends at which a baseline that takes effect says other words than the link was reviewed against: those that
 * were reviewed against no later baseline. Whoever was suspect up to that day is so since the day it began.
 * Takes `:baselineId`, `:documentId`, `:ordinal`, `:fromDay` and `:toDay`.
 */
export const MARK_SUSPECTS = `INSERT INTO trace_link_suspect (linkId, thingId, fromDay, toDay, since, baselineId)
  SELECT side.linkId, side.thingId, :fromDay, :toDay,
    COALESCE((SELECT MIN(earlier.since) FROM trace_link_suspect earlier
      WHERE earlier.linkId = side.linkId AND earlier.thingId = side.thingId AND earlier.toDay = :fromDay), :fromDay),
    :baselineId
  FROM clause
  INNER JOIN trace_link_end side ON side.thingId = clause.id
  LEFT JOIN (SELECT clauseId, contentHash FROM clause_version WHERE baselineId = :baselineId) said
    ON said.clauseId = clause.id
  WHERE clause.documentId = :documentId AND side.status <> 'RETIRED' AND side.reviewedOrdinal <= :ordinal
    AND COALESCE(said.contentHash, '') <> COALESCE(side.reviewedHash, '')`;

const KEY = "SUBSTR(trace_link_end.reviewedVersionId, 15, INSTR(trace_link_end.reviewedVersionId, '#') - 15)";
const REVIEWED_BASELINE = `CONCAT('baseline:', ${KEY})`;

/** The version that the link says it was reviewed against, at the end that is its clause. */
const KEEP_REVIEWED = `UPDATE trace_link_end SET reviewedVersionId = (
    SELECT link.reviewedClauseVersionId FROM trace_link link WHERE link.id = trace_link_end.linkId
      AND SUBSTR(link.reviewedClauseVersionId, INSTR(link.reviewedClauseVersionId, '#') + 1)
        = SUBSTR(trace_link_end.thingId, 8))
  WHERE reviewedVersionId IS NULL AND thingId LIKE 'clause:%'`;

/** At another end, what was in force when the link was made, or else the newest that was no draft. */
const GUESS_REVIEWED = `UPDATE trace_link_end SET reviewedVersionId = (
    SELECT version.id FROM clause_version version
    INNER JOIN baseline ON baseline.id = version.baselineId
    INNER JOIN trace_link link ON link.id = trace_link_end.linkId
    WHERE version.clauseId = trace_link_end.thingId AND baseline.status <> 'DRAFT'
    ORDER BY CASE
      WHEN baseline.status IN ('DESIGNATED', 'SUPERSEDED') AND baseline.effectiveFrom <= SUBSTR(link.createdAt, 1, 10)
        AND (baseline.effectiveTo IS NULL OR baseline.effectiveTo > SUBSTR(link.createdAt, 1, 10)) THEN 0
      WHEN baseline.status = 'WITHDRAWN' THEN 2 ELSE 1 END, baseline.ordinal DESC LIMIT 1)
  WHERE reviewedVersionId IS NULL AND thingId LIKE 'clause:%'`;

const KEEP_WORDS = `UPDATE trace_link_end SET
    reviewedHash = (SELECT version.contentHash FROM clause_version version
      WHERE version.baselineId = ${REVIEWED_BASELINE} AND version.clauseId = trace_link_end.thingId),
    reviewedOrdinal = COALESCE((SELECT baseline.ordinal FROM baseline WHERE baseline.id = ${REVIEWED_BASELINE}), 0)
  WHERE reviewedVersionId IS NOT NULL`;

/** Links that were called suspect before it followed from the texts, with the newest text that says otherwise, if any. */
const CALLED_SUSPECT = `SELECT side.linkId AS linkId, side.thingId AS thingId, SUBSTR(link.createdAt, 1, 10) AS day,
    (SELECT baseline.id FROM clause
      INNER JOIN baseline ON baseline.documentId = clause.documentId
      INNER JOIN clause_version version ON version.baselineId = baseline.id AND version.clauseId = clause.id
      WHERE clause.id = side.thingId AND baseline.status <> 'DRAFT' AND baseline.ordinal > side.reviewedOrdinal
        AND version.contentHash <> COALESCE(side.reviewedHash, '')
      ORDER BY baseline.ordinal DESC LIMIT 1) AS baselineId
  FROM trace_link link INNER JOIN trace_link_end side ON side.linkId = link.id
  WHERE link.status = 'SUSPECT' AND side.thingId LIKE 'clause:%'
    AND NOT EXISTS (SELECT 1 FROM trace_link_suspect known WHERE known.linkId = link.id)
  ORDER BY side.linkId, side.thingId`;

interface Called {
  linkId: string;
  thingId: string;
  day: string;
  baselineId: string | null;
}

const INDICES = {
  trace_link_end: [
    { name: 'trace_link_end_walk', columnNames: ['thingId', 'otherId', 'linkId', 'direction', 'type', 'status'] },
    { name: 'trace_link_end_way', columnNames: ['thingId', 'direction', 'otherId', 'linkId', 'type', 'status'] },
  ],
  trace_link: [{ name: 'trace_link_owner', columnNames: ['owner', 'id'] }],
};

/** Has each end of a link remember what it was reviewed against, and the days on which it is suspect follow from that. */
export class SuspectLinks1527379200008 implements MigrationInterface {
  readonly name = 'SuspectLinks1527379200008';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner);
    await createSuspects(runner);
    await runner.query("UPDATE trace_link SET owner = createdBy WHERE owner = ''");
    if (await runner.hasColumn('trace_link', 'reviewedClauseVersionId')) {
      await runner.query(KEEP_REVIEWED);
      await runner.query(GUESS_REVIEWED);
      await runner.query(KEEP_WORDS);
      await runner.query('DELETE FROM trace_link_suspect');
      await markByTexts(runner);
      await markAsCalled(runner);
      await runner.dropColumn('trace_link', 'reviewedClauseVersionId');
    }
    // Only now, so that a run that is repeated still finds which links were called suspect.
    for (const table of ['trace_link_end', 'trace_link']) {
      await runner.query(`UPDATE ${table} SET status = 'CURRENT' WHERE status = 'SUSPECT'`);
    }
    if (await runner.hasColumn('trace_link', 'reviewedContentHash')) {
      await runner.dropColumn('trace_link', 'reviewedContentHash');
    }
    await createIndices(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await runner.addColumn('trace_link', new TableColumn(c.reference('reviewedClauseVersionId', OPTIONAL)));
    await runner.addColumn('trace_link', new TableColumn(c.text('reviewedContentHash', { length: '64', ...OPTIONAL })));
    for (const [column, kept] of [
      ['reviewedClauseVersionId', 'reviewedVersionId'],
      ['reviewedContentHash', 'reviewedHash'],
    ]) {
      await runner.query(`UPDATE trace_link SET ${column} = (SELECT side.${kept} FROM trace_link_end side
        WHERE side.linkId = trace_link.id AND side.reviewedVersionId IS NOT NULL ORDER BY side.direction LIMIT 1)`);
    }
    const suspect = 'SELECT linkId FROM trace_link_suspect WHERE toDay IS NULL';
    await runner.query(`UPDATE trace_link SET status = 'SUSPECT' WHERE id IN (${suspect})`);
    await runner.query(`UPDATE trace_link_end SET status = 'SUSPECT' WHERE linkId IN (${suspect})`);
    await runner.dropTable('trace_link_suspect');
    for (const [table, indices] of Object.entries(INDICES)) {
      for (const { name } of indices) await runner.dropIndex(table, name);
    }
    await runner.dropColumns('trace_link_end', ['reviewedOrdinal', 'reviewedHash', 'reviewedVersionId']);
    await runner.dropColumns('trace_link', ['reviewedBy', 'reviewedAt', 'owner']);
  }
}

async function addColumns(runner: QueryRunner): Promise<void> {
  const c = columnsFor(runner);
  const add = async (table: string, column: TableColumnOptions) => {
    if (!(await runner.hasColumn(table, column.name))) await runner.addColumn(table, new TableColumn(column));
  };
  await add('trace_link', c.text('owner', { default: "''" }));
  await add('trace_link', c.instant('reviewedAt', OPTIONAL));
  await add('trace_link', c.text('reviewedBy', OPTIONAL));
  await add('trace_link_end', c.reference('reviewedVersionId', OPTIONAL));
  await add('trace_link_end', c.text('reviewedHash', { length: '64', ...OPTIONAL }));
  await add('trace_link_end', c.whole('reviewedOrdinal', { default: 0 }));
}

async function createSuspects(runner: QueryRunner): Promise<void> {
  const c = columnsFor(runner);
  await runner.createTable(
    new Table({
      name: 'trace_link_suspect',
      columns: [
        c.key('linkId'),
        c.key('thingId'),
        { ...c.date('fromDay'), isPrimary: true },
        c.date('toDay', OPTIONAL),
        c.date('since'),
        c.reference('baselineId', OPTIONAL),
      ],
      indices: [
        { name: 'trace_link_suspect_since', columnNames: ['since', 'linkId'] },
        { name: 'trace_link_suspect_thing', columnNames: ['thingId', 'toDay'] },
      ],
    }),
    true,
  );
}

async function markByTexts(runner: QueryRunner): Promise<void> {
  const baselines: Record<string, string | number | null>[] = await runner.query(
    `SELECT id AS baselineId, documentId, ordinal, effectiveFrom AS fromDay, effectiveTo AS toDay FROM baseline
      WHERE status IN ('DESIGNATED', 'SUPERSEDED') AND effectiveFrom IS NOT NULL ORDER BY effectiveFrom, ordinal`,
  );
  for (const baseline of baselines) {
    await runner.query(...runner.dataSource.driver.escapeQueryWithParameters(MARK_SUSPECTS, baseline));
  }
}

/** What was called suspect stays so until somebody reviews it, or the next baseline takes effect. */
async function markAsCalled(runner: QueryRunner): Promise<void> {
  const called: Called[] = await runner.query(CALLED_SUSPECT);
  const told = new Set(called.filter(({ baselineId }) => baselineId !== null).map(({ linkId }) => linkId));
  for (const { linkId, thingId, day, baselineId } of called) {
    if (baselineId === null && told.has(linkId)) continue;
    await runner.query(
      'INSERT INTO trace_link_suspect (linkId, thingId, fromDay, since, baselineId) VALUES (?, ?, ?, ?, ?)',
      [linkId, thingId, day, day, baselineId],
    );
  }
}

async function createIndices(runner: QueryRunner): Promise<void> {
  for (const [table, indices] of Object.entries(INDICES)) {
    const held = await runner.getTable(table);
    for (const index of indices) {
      if (held?.indices.some(({ name }) => name === index.name)) continue;
      await runner.createIndex(table, new TableIndex(index));
    }
  }
}
