import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnsFor, OPTIONAL } from '../../platform/database/columns';
import { createStandingTables, dropStandingTables } from '../../platform/database/standing-tables';
import { isView } from '../../platform/database/views';

const HASH = { length: '64' };
const KIND = { length: '32' };
const HEADING = { length: '500' };

const TABLES = [
  'document',
  'clause',
  'clause_text',
  'baseline',
  'baseline_transition',
  'clause_version',
  'design_baseline',
  'design_baseline_member',
  'trace_link',
  'trace_link_end',
  'obligation',
  'compliance_assessment',
];

export class DocumentRegister1527379200001 implements MigrationInterface {
  readonly name = 'DocumentRegister1527379200001';

  async up(runner: QueryRunner): Promise<void> {
    await createStandingTables(runner);
    await createRegister(runner);
    await createTraces(runner);
    await createCompliance(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table);
    await dropStandingTables(runner);
  }
}

async function createRegister(runner: QueryRunner): Promise<void> {
  const c = columnsFor(runner);
  await runner.createTable(
    new Table({
      name: 'document',
      columns: [
        c.key('id'),
        c.text('code'),
        c.text('title'),
        c.text('kind', KIND),
        c.text('citation', OPTIONAL),
        c.whole('tranche', OPTIONAL),
        c.longText('source', OPTIONAL),
      ],
      indices: [{ name: 'document_code', columnNames: ['code'], isUnique: true }],
    }),
    true,
  );
  await runner.createTable(
    new Table({
      name: 'clause',
      columns: [c.key('id'), c.reference('documentId'), c.text('number'), c.text('heading', HEADING)],
      indices: [{ name: 'clause_document', columnNames: ['documentId', 'number', 'id'] }],
    }),
    true,
  );
  await runner.createTable(
    new Table({
      name: 'clause_text',
      columns: [{ ...c.text('contentHash', HASH), isPrimary: true }, c.text('heading', HEADING), c.longText('text')],
    }),
    true,
  );
  await runner.createTable(
    new Table({
      name: 'baseline',
      columns: [
        c.key('id'),
        c.reference('documentId'),
        c.whole('ordinal'),
        c.text('label'),
        c.text('status', KIND),
        c.date('effectiveFrom', OPTIONAL),
        c.date('effectiveTo', OPTIONAL),
        c.text('contentHash', HASH),
        c.reference('basedOnId', OPTIONAL),
        c.whole('version'),
      ],
      indices: [
        { name: 'baseline_ordinal', columnNames: ['documentId', 'ordinal'], isUnique: true },
        { name: 'baseline_label', columnNames: ['documentId', 'label'], isUnique: true },
      ],
    }),
    true,
  );
  await runner.createTable(
    new Table({
      name: 'baseline_transition',
      columns: [
        c.key('id'),
        c.reference('baselineId'),
        c.whole('ordinal'),
        c.text('fromStatus', KIND),
        c.text('toStatus', KIND),
        c.instant('at'),
        c.text('actor'),
        c.text('authority', OPTIONAL),
        c.longText('note', OPTIONAL),
      ],
      indices: [{ name: 'baseline_transition_order', columnNames: ['baselineId', 'ordinal'], isUnique: true }],
    }),
    true,
  );
  // A later migration makes it a view, which SQLite does not take for a table that is there.
  if (!(await isView(runner, 'clause_version')))
    await runner.createTable(
      new Table({
        name: 'clause_version',
        columns: [
          c.key('id'),
          c.reference('baselineId'),
          c.reference('clauseId'),
          c.whole('position'),
          c.text('number'),
          c.reference('parentClauseId', OPTIONAL),
          c.text('contentHash', HASH),
        ],
        indices: [
          { name: 'clause_version_place', columnNames: ['baselineId', 'position'], isUnique: true },
          { name: 'clause_version_number', columnNames: ['baselineId', 'number'] },
          { name: 'clause_version_clause', columnNames: ['clauseId', 'baselineId'], isUnique: true },
          { name: 'clause_version_parent', columnNames: ['parentClauseId', 'baselineId'] },
        ],
      }),
      true,
    );
  await runner.createTable(
    new Table({ name: 'design_baseline', columns: [c.key('id'), c.text('name'), c.instant('createdAt')] }),
    true,
  );
  await runner.createTable(
    new Table({
      name: 'design_baseline_member',
      columns: [c.key('designBaselineId'), { ...c.whole('position'), isPrimary: true }, c.reference('baselineId')],
      indices: [{ name: 'design_baseline_member_baseline', columnNames: ['baselineId'] }],
    }),
    true,
  );
}

async function createTraces(runner: QueryRunner): Promise<void> {
  const c = columnsFor(runner);
  await runner.createTable(
    new Table({
      name: 'trace_link',
      columns: [
        c.key('id'),
        c.text('type', KIND),
        c.reference('fromId'),
        c.reference('toId'),
        c.reference('fromOnlyFor', OPTIONAL),
        c.reference('toOnlyFor', OPTIONAL),
        c.text('status', KIND),
        c.longText('rationale', OPTIONAL),
        c.reference('reviewedClauseVersionId', OPTIONAL),
        c.text('reviewedContentHash', { ...HASH, ...OPTIONAL }),
        c.instant('createdAt'),
        c.text('createdBy'),
        c.whole('version'),
      ],
      indices: [
        { name: 'trace_link_from', columnNames: ['fromId', 'toId', 'type'] },
        { name: 'trace_link_to', columnNames: ['toId', 'fromId'] },
        { name: 'trace_link_status', columnNames: ['status', 'id'] },
      ],
    }),
    true,
  );
  await runner.createTable(
    new Table({
      name: 'trace_link_end',
      columns: [
        c.key('thingId'),
        c.key('linkId'),
        c.text('direction', KIND),
        c.reference('otherId'),
        c.text('otherKind', KIND),
        c.text('type', KIND),
        c.text('status', KIND),
        c.reference('thingOnlyFor', OPTIONAL),
        c.reference('otherOnlyFor', OPTIONAL),
      ],
      indices: [{ name: 'trace_link_end_other', columnNames: ['otherId'] }],
    }),
    true,
  );
}

async function createCompliance(runner: QueryRunner): Promise<void> {
  const c = columnsFor(runner);
  await runner.createTable(
    new Table({
      name: 'obligation',
      columns: [
        c.key('id'),
        c.reference('clauseId'),
        c.longText('statement'),
        c.text('obligedParty'),
        c.longText('query'),
        c.reference('latestAssessmentId', OPTIONAL),
        c.whole('version'),
      ],
      indices: [{ name: 'obligation_clause', columnNames: ['clauseId', 'id'] }],
    }),
    true,
  );
  await runner.createTable(
    new Table({
      name: 'compliance_assessment',
      columns: [
        c.key('id'),
        c.reference('obligationId'),
        c.instant('assessedAt'),
        c.reference('clauseVersionId'),
        c.text('contentHash', HASH),
        c.text('outcome', KIND),
        c.whole('population', OPTIONAL),
        c.whole('violations', OPTIONAL),
        c.longText('evidenceIds'),
        c.longText('error', OPTIONAL),
      ],
      indices: [{ name: 'compliance_assessment_time', columnNames: ['obligationId', 'assessedAt', 'id'] }],
    }),
    true,
  );
}
