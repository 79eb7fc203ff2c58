import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnsFor, OPTIONAL } from '../../platform/database/columns';

/** How far each import of a file of devices has come, as long as it has not ended. */
export class DeviceImports1527379200003 implements MigrationInterface {
  readonly name = 'DeviceImports1527379200003';

  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await runner.createTable(
      new Table({
        name: 'device_import',
        columns: [
          c.key('digest'),
          c.longText('file'),
          c.text('holder', { length: '32' }),
          c.instant('begunAt'),
          c.text('begunBy'),
          c.whole('rows'),
          c.whole('accepted'),
          c.whole('unchanged'),
          c.whole('rejected'),
          c.longText('rejectsFile', OPTIONAL),
          c.text('rejectsBytes', { length: '20' }),
        ],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('device_import');
  }
}
