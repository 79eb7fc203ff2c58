import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableColumn,
  type TableColumnOptions,
  TableIndex,
} from 'typeorm';
import { columnsFor, OPTIONAL } from '../../platform/database/columns';
import { createFullText, dropFullText, type FullTextIndex } from '../../platform/database/full-text';
import { insertOnce } from '../../platform/database/insert-once';

/** What incidents are found by. */
export const INCIDENT_WORDS: FullTextIndex = {
  name: 'incident_words',
  table: 'incident',
  key: 'id',
  columns: ['reference', 'summary', 'description', 'resolution'],
};

const INDICES = [
  { name: 'incident_response_due', columnNames: ['responseDueAt', 'id'] },
  { name: 'incident_response_runs_out', columnNames: ['responseRunsOutAt', 'id'] },
  { name: 'incident_resolution_runs_out', columnNames: ['resolutionRunsOutAt', 'id'] },
  { name: 'incident_problem', columnNames: ['problemId', 'raisedAt', 'id'] },
];
const INCIDENT_COLUMNS = ['responseRunsOutAt', 'resolutionRunsOutAt', 'problemId'];
const MAJOR_COLUMNS = [
  'kind',
  'reviewedAt',
  'reviewedBy',
  'findings',
  'reportTitle',
  'reportText',
  'reportPublishedBy',
];

const RULE = {
  effectiveFrom: '2015-07-01',
  categories: JSON.stringify(['CATEGORY_1']),
  reviewWithinDays: 14,
  confirmed: 0,
  source: 'Recalled from the Incident Management Policy; to be confirmed against the document in force.',
};

async function addMissing(runner: QueryRunner, table: string, columns: readonly TableColumnOptions[]): Promise<void> {
  const missing: TableColumn[] = [];
  for (const column of columns) {
    if (!(await runner.hasColumn(table, column.name))) missing.push(new TableColumn(column));
  }
  if (missing.length > 0) await runner.addColumns(table, missing);
}

/** Lists of what runs out, the words of incidents, problem records, and reviews and reports of major incidents. */
export class DeskLists1527379200003 implements MigrationInterface {
  readonly name = 'DeskLists1527379200003';

  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await addMissing(runner, 'incident', [
      c.instant('responseRunsOutAt', OPTIONAL),
      c.instant('resolutionRunsOutAt', OPTIONAL),
      c.reference('problemId', OPTIONAL),
    ]);
    // Only a clock that runs runs out: one that was met, or stands still, does not.
    await runner.query(`UPDATE incident SET
      responseRunsOutAt = CASE WHEN responseMetAt IS NULL AND pausedSince IS NULL THEN responseDueAt END,
      resolutionRunsOutAt = CASE WHEN resolvedAt IS NULL AND pausedSince IS NULL THEN resolutionDueAt END`);
    const there = (await runner.getTable('incident'))?.indices.map(({ name }) => name) ?? [];
    for (const index of INDICES) {
      if (!there.includes(index.name)) await runner.createIndex('incident', new TableIndex(index));
    }
    await createProblems(runner);
    await createMajorIncidents(runner);
    await createFullText(runner, [INCIDENT_WORDS]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFullText(runner, [INCIDENT_WORDS]);
    if (runner.dataSource.options.type !== 'mysql') await runner.query('DROP TABLE search_row');
    await runner.dropTable('major_incident_rule');
    await runner.dropColumns('major_incident', MAJOR_COLUMNS);
    await runner.dropTable('problem_record');
    for (const { name } of INDICES) await runner.dropIndex('incident', name);
    await runner.dropColumns('incident', INCIDENT_COLUMNS);
  }
}

async function createProblems(runner: QueryRunner): Promise<void> {
  const c = columnsFor(runner);
  await insertOnce(runner, 'sequence', { name: 'problem', value: 0 });
  await runner.createTable(
    new Table({
      name: 'problem_record',
      columns: [
        c.key('id'),
        c.text('reference', { length: '16' }),
        c.longText('title'),
        c.longText('description', OPTIONAL),
        c.longText('rootCause', OPTIONAL),
        c.longText('workaround', OPTIONAL),
        c.text('status', { length: '16' }),
        c.instant('openedAt'),
        c.text('openedBy'),
        c.instant('resolvedAt', OPTIONAL),
        c.instant('closedAt', OPTIONAL),
        c.whole('version'),
      ],
      indices: [
        { name: 'problem_record_reference', columnNames: ['reference'], isUnique: true },
        { name: 'problem_record_opened', columnNames: ['openedAt', 'id'] },
        { name: 'problem_record_status', columnNames: ['status', 'openedAt', 'id'] },
      ],
    }),
    true,
  );
}

async function createMajorIncidents(runner: QueryRunner): Promise<void> {
  const c = columnsFor(runner);
  await addMissing(runner, 'major_incident', [
    c.text('kind', { length: '16', ...OPTIONAL }),
    c.instant('reviewedAt', OPTIONAL),
    c.text('reviewedBy', OPTIONAL),
    c.longText('findings', OPTIONAL),
    c.longText('reportTitle', OPTIONAL),
    c.longText('reportText', OPTIONAL),
    c.text('reportPublishedBy', OPTIONAL),
  ]);
  // Of whose systems they were is told by who had them.
  await runner.query(`UPDATE major_incident SET kind = CASE WHEN EXISTS (
      SELECT 1 FROM incident thing INNER JOIN incident_assignment held ON held.id = thing.assignmentId
      WHERE thing.id = major_incident.incidentId AND held.role NOT IN ('DCC', 'SERVICE_PROVIDER'))
    THEN 'NON_DCC' ELSE 'DCC' END WHERE kind IS NULL`);
  const there = (await runner.getTable('major_incident'))?.indices.map(({ name }) => name) ?? [];
  const indices = [
    { name: 'major_incident_declared', columnNames: ['declaredAt', 'incidentId'] },
    { name: 'major_incident_published', columnNames: ['reportPublishedAt', 'incidentId'] },
  ];
  for (const index of indices) {
    if (!there.includes(index.name)) await runner.createIndex('major_incident', new TableIndex(index));
  }
  await runner.createTable(
    new Table({
      name: 'major_incident_rule',
      columns: [
        { ...c.date('effectiveFrom'), isPrimary: true },
        c.longText('categories'),
        c.whole('reviewWithinDays'),
        c.flag('confirmed'),
        c.longText('source'),
      ],
    }),
    true,
  );
  await insertOnce(runner, 'major_incident_rule', RULE);
}
