import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm';
import { columnsFor, OPTIONAL } from '../../platform/database/columns';

const COLUMNS = ['noChangeReason', 'withdrawnAt', 'campaignId', 'fingerprint'];

/**
 * For the lists in their orders, of what respondents say now: each page is read from the index's start, or from where
 * the one before ended. Then comments by campaign, by text and by who decides on them.
 */
const INDICES = [
  { table: 'response', columnNames: ['consultationId', 'current', 'receivedAt', 'id'] },
  { table: 'answer', columnNames: ['questionId', 'current', 'responseNumber', 'id'] },
  {
    table: 'comment',
    columnNames: ['consultationId', 'current', 'questionPosition', 'responseNumber', 'number', 'id'],
  },
  // Progress and numbers of all are counted without a look at the texts.
  { table: 'answer', columnNames: ['questionId', 'current', 'stance', 'confidential', 'published', 'respondentId'] },
  { table: 'comment', columnNames: ['questionId', 'current', 'outcome', 'confidential', 'published', 'respondentId'] },
  { table: 'comment', columnNames: ['consultationId', 'campaignId'] },
  { table: 'comment', columnNames: ['campaignId', 'current', 'outcome'] },
  { table: 'comment', columnNames: ['fingerprint', 'campaignId'] },
  { table: 'comment', columnNames: ['consultationId', 'current', 'assignee', 'outcome'] },
].map(({ table, columnNames }, index) => ({ table, columnNames, name: `${table}_listed_${index + 1}` }));

/** Comments that are withdrawn, grouped with those like them, and accepted without a change. */
export class Comments1527379200005 implements MigrationInterface {
  readonly name = 'Comments1527379200005';

  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    const columns = [
      c.longText('noChangeReason', OPTIONAL),
      c.instant('withdrawnAt', OPTIONAL),
      c.reference('campaignId', OPTIONAL),
      c.text('fingerprint', { length: '32', ...OPTIONAL }),
    ];
    for (const column of columns) {
      if (!(await runner.hasColumn('comment', column.name))) await runner.addColumn('comment', new TableColumn(column));
    }
    await runner.createTable(
      new Table({
        name: 'campaign',
        columns: [c.key('id'), c.reference('consultationId'), c.reference('leaderId'), c.whole('size')],
        indices: [{ name: 'campaign_size', columnNames: ['consultationId', 'size', 'id'] }],
      }),
      true,
    );
    await runner.createTable(
      new Table({
        name: 'campaign_band',
        columns: [{ ...c.text('band', { length: '20' }), isPrimary: true }, c.key('campaignId')],
      }),
      true,
    );
    for (const { table, ...index } of INDICES) {
      const known = (await runner.getTable(table))?.indices.some(({ name }) => name === index.name);
      if (!known) await runner.createIndex(table, new TableIndex(index));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table, name } of INDICES) await runner.dropIndex(table, name);
    await runner.dropTable('campaign_band');
    await runner.dropTable('campaign');
    for (const name of COLUMNS) await runner.dropColumn('comment', name);
  }
}
