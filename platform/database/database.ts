import { Mutex } from 'async-mutex';
import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import type { DatabaseLocation } from './database-url';
import type { StatementCount } from './statement-count';

/** One subgraph's database: reads at once, writes one transaction each. */
export interface Database {
  readonly engine: DatabaseLocation['engine'];
  /** For reads outside a transaction. */
  readonly reads: EntityManager;
  /**
   * Runs a unit of work in one transaction and commits it, or rolls all of it back. A lost serialization race is run
   * again, so the work must do nothing but read and write through the manager that it is given.
   */
  write<T>(work: (transaction: EntityManager) => Promise<T>): Promise<T>;
  readonly statements: StatementCount;
  /** @throws Error when the database does not answer */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const ATTEMPTS = 5;

/**
 * What running a unit of work again can mend: deadlock (also a Galera certification conflict), lock wait timeout, record
 * changed since last read, write conflicts of TiDB; and a row that somebody else inserted at the same time, which the
 * next run sees and refuses in the words of the rules.
 */
const RETRIABLE_MYSQL_ERRORS = new Set([1213, 1205, 1020, 9007, 8028, 1062]);

function isRetriable(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const driverError: { errno?: number; code?: string } = error.driverError;
  return driverError.code === 'SQLITE_BUSY' || RETRIABLE_MYSQL_ERRORS.has(driverError.errno ?? 0);
}

async function attempted<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isRetriable(error)) throw error;
      await new Promise((resume) => setTimeout(resume, Math.random() * 20 * 2 ** attempt));
    }
  }
}

/** A pool of connections, on which transactions run beside each other. */
export function mysqlDatabase(source: DataSource, statements: StatementCount): Database {
  return {
    engine: 'mysql',
    reads: source.manager,
    statements,
    write: (work) => attempted(() => source.transaction('READ COMMITTED', work)),
    ping: async () => {
      await source.query('SELECT 1');
    },
    close: () => source.destroy(),
  };
}

/**
 * SQLite takes one writer at a time, and a connection has one transaction: writes queue for a connection of their own,
 * while reads go on beside them on another.
 */
export function sqliteDatabase(writer: DataSource, reader: DataSource, statements: StatementCount): Database {
  const turn = new Mutex();
  return {
    engine: 'sqlite',
    reads: reader.manager,
    statements,
    write: (work) =>
      turn.runExclusive(() =>
        attempted(() =>
          writer.transaction(async (transaction) => {
            // Takes the write lock before anything is read, so that what is read cannot change before the commit.
            await transaction.query('UPDATE sequence SET value = value WHERE 0');
            return work(transaction);
          }),
        ),
      ),
    ping: async () => {
      await reader.query('SELECT 1');
    },
    close: async () => {
      await turn.waitForUnlock();
      await Promise.all([reader.destroy(), writer.destroy()]);
    },
  };
}
