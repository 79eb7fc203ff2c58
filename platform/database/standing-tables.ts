import { type QueryRunner, Table } from 'typeorm';
import { columnsFor, OPTIONAL } from './columns';

/**
 * The tables that every subgraph has: running numbers and history. Called by each subgraph's first
 * migration. As in every migration, a table that is there is left alone: MySQL commits each by itself, and a migration
 * that was killed half way runs again from its beginning.
 */
export async function createStandingTables(runner: QueryRunner): Promise<void> {
  const c = columnsFor(runner);
  await runner.createTable(new Table({ name: 'sequence', columns: [c.key('name'), c.whole('value')] }), true);
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
    true,
  );
}

/** The table that every subgraph has of the answers that it keeps for a day; for a migration of its own. */
export async function createKeptAnswers(runner: QueryRunner): Promise<void> {
  const c = columnsFor(runner);
  await runner.createTable(
    new Table({
      name: 'kept_answer',
      columns: [c.key('id'), c.text('body', { length: '64' }), c.instant('at'), c.longText('answer', OPTIONAL)],
      indices: [{ name: 'kept_answer_at', columnNames: ['at'] }],
    }),
    true,
  );
}

export async function dropKeptAnswers(runner: QueryRunner): Promise<void> {
  await runner.dropTable('kept_answer');
}

export async function dropStandingTables(runner: QueryRunner): Promise<void> {
  await runner.dropTable('audit_entry');
  await runner.dropTable('sequence');
}
