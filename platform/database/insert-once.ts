import type { QueryRunner } from 'typeorm';

/**
 * Inserts a row in a migration, unless one with its key is there: MySQL commits a migration piece by piece, so that one
 * that was killed half way finds its own rows when it runs again.
 */
export async function insertOnce(
  runner: QueryRunner,
  table: string,
  row: Readonly<Record<string, string | number>>,
): Promise<void> {
  const verb = runner.dataSource.options.type === 'mysql' ? 'INSERT IGNORE' : 'INSERT OR IGNORE';
  const columns = Object.keys(row);
  const places = columns.map(() => '?').join(', ');
  await runner.query(`${verb} INTO ${table} (${columns.join(', ')}) VALUES (${places})`, Object.values(row));
}
