import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { StartFailure } from '../start-failure';

type Connection = Database.Database;

/** How long all databases together may be too busy to be held for a moment, and one of them alone. */
const DEADLINE_MILLISECONDS = 120_000;
const WAIT_MILLISECONDS = 5_000;
/** At most so long until it is tried again, so that two who try do not keep each other from it. */
const PAUSE_MILLISECONDS = 50;

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

/**
 * Takes the write lock of each database, if it can be had of all. It waits for the first alone, while it holds none: who
 * waits for one and holds another would stop a product that writes both.
 * @returns the place of the one that could not be had; undefined when all are held
 */
function holdAll(connections: readonly Connection[], first: number): number | undefined {
  const order = [first, ...connections.keys()].filter((place, index, all) => all.indexOf(place) === index);
  const held: Connection[] = [];
  for (const place of order) {
    const connection = connections[place];
    try {
      connection?.pragma(`busy_timeout = ${place === first ? WAIT_MILLISECONDS : 0}`);
      connection?.exec('BEGIN IMMEDIATE');
    } catch (error) {
      letGo(held);
      if (isBusy(error)) return place;
      throw error;
    }
    if (connection) held.push(connection);
  }
  return undefined;
}

function letGo(connections: readonly Connection[]): void {
  for (const connection of connections) if (connection.inTransaction) connection.exec('ROLLBACK');
}

async function holding<T>(connections: readonly Connection[], work: () => T): Promise<T> {
  const deadline = performance.now() + DEADLINE_MILLISECONDS;
  let first = 0;
  for (;;) {
    const busy = holdAll(connections, first);
    if (busy === undefined) break;
    if (performance.now() > deadline) {
      throw new StartFailure(
        `For ${DEADLINE_MILLISECONDS / 1000} seconds there was no moment at which nothing was being written (${connections[busy]?.name}); try again when less is.`,
      );
    }
    first = busy;
    await sleep(Math.random() * PAUSE_MILLISECONDS);
  }
  try {
    return work();
  } finally {
    letGo(connections);
  }
}

function open(file: string, options: Database.Options): Connection {
  try {
    return new Database(file, { fileMustExist: true, ...options });
  } catch (error) {
    throw new StartFailure(`The database ${file} cannot be opened: ${error instanceof Error ? error.message : error}.`);
  }
}

/**
 * Does work with all databases as they were at one and the same moment, at which nothing was being written to any; who
 * writes is kept waiting for that moment only, and goes on beside the work.
 */
export async function atOneInstant<T>(
  files: readonly string[],
  work: (asTheyWere: readonly Connection[]) => Promise<T>,
): Promise<T> {
  const opened: Connection[] = [];
  const openAll = (options: Database.Options) =>
    files.map((file) => {
      const connection = open(file, options);
      opened.push(connection);
      return connection;
    });
  try {
    const writers = openAll({});
    const readers = openAll({ readonly: true });
    await holding(writers, () => {
      for (const reader of readers) {
        // A transaction begins to see with its first read, and sees the same to its end.
        reader.exec('BEGIN');
        reader.prepare('SELECT COUNT(*) FROM sqlite_master').get();
      }
    });
    return await work(readers);
  } finally {
    for (const connection of opened) connection.close();
  }
}
