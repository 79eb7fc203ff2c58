import { type QueryRunner, Table } from 'typeorm';
import { columnsFor, OPTIONAL } from './columns';

/** The tables that every subgraph has: running numbers and history. Called by each subgraph's first migration. */
export async function createStandingTables(runner: QueryRunner): Promise<void> {
  const c = columnsFor(runner);
  await runner.createTable(new Table({ name: 'sequence', columns: [c.key('name'), c.whole('value')] }));
  await runner.createTable(
    new Table({
      name: 'audit_entry',
      columns: [
        c.key('thingId'),
        { ...c.whole('sequence'), isPrimary: true },
        c.instant('at'),
        c.text('actor'),
        c.text('action'),
        c.longText('changes'),
        c.longText('reason', OPTIONAL),
        c.text('hash', { length: '64' }),
      ],
    }),
  );
}

export async function dropStandingTables(runner: QueryRunner): Promise<void> {
  await runner.dropTable('audit_entry');
  await runner.dropTable('sequence');
}
