import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';

declare global {
  /** Which engine the suite runs on: set by jest's projects. */
  var ENGINE: 'sqlite' | 'mariadb';
}

export interface TestDatabases {
  /** Settings that point the product to databases of its own, new and empty. */
  environment: Record<string, string>;
  drop(): Promise<void>;
}

async function dropAll(serverUrl: string, prefix: string): Promise<void> {
  const connection = await createConnection(serverUrl);
  const [rows] = await connection.query<RowDataPacket[]>('SHOW DATABASES');
  for (const name of rows.map((row) => String(Object.values(row)[0])).filter((found) => found.startsWith(prefix))) {
    await connection.query(`DROP DATABASE \`${name}\``);
  }
  await connection.end();
}

/** New databases on the engine of the suite, and a data folder for the keys. */
export function newDatabases(engine: typeof ENGINE = ENGINE): TestDatabases {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  if (engine === 'sqlite') {
    return { environment: { THROUGHLINE_DATA: folder }, drop: async () => removeFolder() };
  }
  const server = process.env.TEST_MARIADB_URL;
  if (server === undefined) throw new Error('No MariaDB server was started for the suite.');
  const prefix = `t${randomBytes(6).toString('hex')}`;
  return {
    environment: { THROUGHLINE_DATA: folder, DATABASE_URL: `${server}/${prefix}` },
    drop: async () => {
      await dropAll(server, prefix);
      removeFolder();
    },
  };
}
