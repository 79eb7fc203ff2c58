import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { Mutex } from 'async-mutex';
import { createConnection } from 'mysql2/promise';
import {
  DataSource,
  type DataSourceOptions,
  type EntityManager,
  type MigrationInterface,
  QueryFailedError,
} from 'typeorm';
import { AuditEntryRow } from '../history/audit-entry';
import type { DatabaseLocation } from './database-url';
import { SequenceRow } from './sequence';
import { prepareSqlite } from './sqlite-connection';
import { StatementCount } from './statement-count';

export type EntityClass = abstract new () => object;
export type MigrationClass = new () => MigrationInterface;

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

/** A start that cannot go on, in a sentence for the person who started it. */
export class StartFailure extends Error {}

const BUSY_MILLISECONDS = 10_000;
const POOL_SIZE = 10;
const ATTEMPTS = 5;

/** Deadlock (also a Galera certification conflict), lock wait timeout, record changed since last read. */
const RETRIABLE_MYSQL_ERRORS = new Set([1213, 1205, 1020]);

function isRetriable(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const driverError: { errno?: number; code?: string } = error.driverError;
  return driverError.code === 'SQLITE_BUSY' || RETRIABLE_MYSQL_ERRORS.has(driverError.errno ?? 0);
}

function optionsFor(
  location: DatabaseLocation,
  entities: readonly EntityClass[],
  migrations: readonly MigrationClass[],
  statements: StatementCount,
  readOnly: boolean,
): DataSourceOptions {
  const common = {
    entities: [AuditEntryRow, SequenceRow, ...entities],
    migrations: [...migrations],
    migrationsTableName: 'migration',
    logger: statements,
    synchronize: false,
  };
  if (location.engine === 'sqlite') {
    return {
      ...common,
      type: 'better-sqlite3',
      database: location.file,
      readonly: readOnly,
      enableWAL: true,
      timeout: BUSY_MILLISECONDS,
      prepareDatabase: prepareSqlite,
      statementCacheSize: 500,
    };
  }
  const { host, port, user: username, password, database } = location;
  return {
    ...common,
    type: 'mysql',
    host,
    port,
    username,
    password,
    database,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    dateStrings: ['DATE'],
    poolSize: POOL_SIZE,
    extra: { maxPreparedStatements: 500 },
  };
}

async function opened(options: DataSourceOptions, describe: string): Promise<DataSource> {
  try {
    return await new DataSource(options).initialize();
  } catch (error) {
    throw new StartFailure(`${describe} cannot be opened: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

async function refuseNewer(writer: DataSource, known: readonly MigrationClass[], describe: string): Promise<void> {
  const runner = writer.createQueryRunner();
  try {
    if (!(await runner.hasTable('migration'))) return;
    const applied: { name: string }[] = await writer.query('SELECT name FROM migration');
    const names = new Set(known.map((migration) => migration.name));
    const unknown = applied.find(({ name }) => !names.has(name));
    if (unknown) {
      throw new StartFailure(
        `${describe} was made by a newer version of Throughline (it has ${unknown.name}); start that version, or point to other data.`,
      );
    }
  } finally {
    if (writer.options.type === 'mysql') await runner.release();
  }
}

/** Makes the database when the account may, with the character set that orders text alike on both engines. */
async function createMysqlDatabase(location: DatabaseLocation & { engine: 'mysql' }): Promise<void> {
  const { database, ...server } = location;
  const connection = await createConnection({
    host: server.host,
    port: server.port,
    user: server.user,
    password: server.password,
  });
  try {
    await connection.query(`CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  } finally {
    await connection.end();
  }
}

async function migrate(writer: DataSource): Promise<void> {
  if (writer.options.type !== 'mysql') {
    await writer.runMigrations({ transaction: 'each' });
    return;
  }
  // Several replicas may start at once: the first one migrates, the others wait and find nothing to do.
  const lock = writer.createQueryRunner();
  const name = `throughline-migrate-${writer.options.database}`;
  try {
    await lock.query('SELECT GET_LOCK(?, 120)', [name]);
    await writer.runMigrations({ transaction: 'each' });
  } finally {
    await lock.query('SELECT RELEASE_LOCK(?)', [name]);
    await lock.release();
  }
}

export interface DatabaseContents {
  subgraph: string;
  entities: readonly EntityClass[];
  migrations: readonly MigrationClass[];
}

/**
 * Opens a subgraph's database, bringing its tables up to date first.
 * @throws StartFailure when it cannot be opened, or was made by a newer version
 */
export async function openDatabase(location: DatabaseLocation, contents: DatabaseContents): Promise<Database> {
  const describe =
    location.engine === 'sqlite'
      ? `The database ${location.file}`
      : `The database ${location.database} at ${location.host}:${location.port}`;
  const { entities, migrations } = contents;
  const statements = new StatementCount();
  if (location.engine === 'mysql') {
    await createMysqlDatabase(location).catch((error: Error) => {
      throw new StartFailure(`${describe} cannot be reached: ${error.message}.`);
    });
  }
  const writer = await opened(optionsFor(location, entities, migrations, statements, false), describe);
  try {
    await refuseNewer(writer, migrations, describe);
    await migrate(writer);
  } catch (error) {
    await writer.destroy();
    throw error;
  }
  if (location.engine === 'mysql') return mysqlDatabase(writer, statements);
  if (!existsSync(location.file)) throw new StartFailure(`${describe} cannot be made.`);
  return sqliteDatabase(
    writer,
    await opened(optionsFor(location, entities, [], statements, true), describe),
    statements,
  );
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

function mysqlDatabase(source: DataSource, statements: StatementCount): Database {
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
function sqliteDatabase(writer: DataSource, reader: DataSource, statements: StatementCount): Database {
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
