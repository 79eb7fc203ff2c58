import { type MigrationInterface, type QueryRunner, Table, TableColumn, type TableColumnOptions } from 'typeorm';
import { columnsFor, OPTIONAL } from '../../platform/database/columns';

async function addMissing(runner: QueryRunner, table: string, columns: readonly TableColumnOptions[]): Promise<void> {
  for (const column of columns) {
    if (await runner.hasColumn(table, column.name)) continue;
    await runner.addColumn(table, new TableColumn(column));
  }
}

/**
 * What a consultation, its open issues and its milestones need to be run here, and not only to be read. All that is held
 * so far was published, so that it was open; and was stated by a published text, or by the sample case.
 */
export class ConsultationLives1527379200006 implements MigrationInterface {
  readonly name = 'ConsultationLives1527379200006';

  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    const yes = { default: 1 };
    const no = { default: 0 };
    await addMissing(runner, 'consultation', [c.flag('opened', yes), c.date('concludedOn', OPTIONAL)]);
    await addMissing(runner, 'open_issue', [c.flag('recordedHere', no), c.whole('version', yes)]);
    await addMissing(runner, 'milestone', [
      c.flag('recordedHere', no),
      c.instant('settledAt', OPTIONAL),
      c.whole('version', yes),
    ]);
    await runner.createTable(
      new Table({
        name: 'consultation_transition',
        columns: [
          c.key('id'),
          c.reference('consultationId'),
          c.whole('ordinal'),
          c.text('fromStatus', { length: '32' }),
          c.text('toStatus', { length: '32' }),
          c.instant('at'),
          c.text('actor'),
          c.longText('note', OPTIONAL),
        ],
        indices: [{ name: 'consultation_transition_by_1', columnNames: ['consultationId', 'ordinal'], isUnique: true }],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('consultation_transition');
    await runner.dropColumns('milestone', ['version', 'settledAt', 'recordedHere']);
    await runner.dropColumns('open_issue', ['version', 'recordedHere']);
    await runner.dropColumns('consultation', ['concludedOn', 'opened']);
  }
}
