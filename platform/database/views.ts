import type { QueryRunner } from 'typeorm';

async function kindOf(runner: QueryRunner, name: string): Promise<string | undefined> {
  const mysql = runner.dataSource.options.type === 'mysql';
  const rows: { kind: string }[] = await runner.query(
    mysql
      ? 'SELECT TABLE_TYPE AS kind FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?'
      : "SELECT type AS kind FROM sqlite_master WHERE type IN ('table', 'view') AND name = ?",
    [name],
  );
  return rows[0]?.kind.toLowerCase();
}

/** Whether the database has a view of this name. */
export async function isView(runner: QueryRunner, name: string): Promise<boolean> {
  return (await kindOf(runner, name)) === 'view';
}

/** Whether the database has a table of this name that holds rows of its own. */
export async function isTable(runner: QueryRunner, name: string): Promise<boolean> {
  const kind = await kindOf(runner, name);
  return kind === 'table' || kind === 'base table';
}

/** Makes a view, or makes it anew; it is read with the rights of who reads, and merged into the query that reads it. */
export async function createView(runner: QueryRunner, name: string, query: string): Promise<void> {
  if (runner.dataSource.options.type === 'mysql') {
    await runner.query(`CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY INVOKER VIEW ${name} AS ${query}`);
    return;
  }
  await runner.query(`DROP VIEW IF EXISTS ${name}`);
  await runner.query(`CREATE VIEW ${name} AS ${query}`);
}
