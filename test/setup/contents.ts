import { createHash } from 'node:crypto';
import type { Database } from '../../platform/database/database';
import type { TestProduct } from './product';

const TABLES = {
  sqlite: "SELECT name AS tableName FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
  mysql: 'SELECT TABLE_NAME AS tableName FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
};

const SUBGRAPHS = ['inventory', 'incidents', 'bcdr', 'changes'];

function digestOf(rows: readonly object[]): string {
  const digest = createHash('sha256');
  for (const row of rows.map((row) => JSON.stringify(row)).sort()) digest.update(`${row}\n`);
  return `${rows.length} rows, ${digest.digest('hex')}`;
}

/** What every table of a subgraph's database holds: its number of rows and a digest of them, by the table's name. */
export async function contentsOf({ engine, reads }: Database): Promise<Record<string, string>> {
  const tables: { tableName: string }[] = await reads.query(TABLES[engine]);
  if (tables.length === 0) throw new Error('The database has no tables.');
  const contents = new Map<string, string>();
  for (const { tableName } of tables) {
    contents.set(tableName, digestOf(await reads.query(`SELECT * FROM \`${tableName}\``)));
  }
  return Object.fromEntries([...contents].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What every table of all four databases holds, by `subgraph.table`. */
export async function contentsOfAll(product: TestProduct): Promise<Record<string, string>> {
  const all = await Promise.all(
    SUBGRAPHS.map(async (name) =>
      Object.entries(await contentsOf(product.database(name))).map(([table, digest]) => [`${name}.${table}`, digest]),
    ),
  );
  return Object.fromEntries(all.flat());
}
