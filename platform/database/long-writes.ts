import type { Database } from './database';

/** Pages of SQLite's log that are written back to the database at a time; 1000 is its own default. */
const LOG_PAGES = { usual: 1_000, long: 40_000 };

/** Kilobytes of a SQLite database that its writer keeps in memory; 16000 is the driver's own default. */
const CACHE_KILOBYTES = { usual: 16_000, long: 48_000 };

function settle({ engine, write }: Database, which: 'usual' | 'long'): Promise<void> {
  if (engine !== 'sqlite') return Promise.resolve();
  return write(async (transaction) => {
    await transaction.query(`PRAGMA wal_autocheckpoint = ${LOG_PAGES[which]}`);
    await transaction.query(`PRAGMA cache_size = -${CACHE_KILOBYTES[which]}`);
  });
}

/**
 * Does work that writes much, one transaction after the other. SQLite writes each page of an index back to the database
 * less often meanwhile; a commit is on the disk as ever.
 */
export async function duringLongWrites<T>(database: Database, work: () => Promise<T>): Promise<T> {
  await settle(database, 'long');
  try {
    return await work();
  } finally {
    await settle(database, 'usual');
  }
}
