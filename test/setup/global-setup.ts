import { type MariadbServer, startMariadb } from './mariadb-server';

declare global {
  var mariadb: MariadbServer | undefined;
}

/** Once a run: the database server that every suite of the `mariadb` project uses. */
export default async function setUp(): Promise<void> {
  globalThis.mariadb = await startMariadb();
  process.env.TEST_MARIADB_URL = globalThis.mariadb.url;
}
