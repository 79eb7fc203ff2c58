import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { StartFailure } from '../start-failure';
import { type DatabaseContents, describe, openDataSource } from './data-source';
import { type Database, mysqlDatabase, sqliteDatabase } from './database';
import type { DatabaseLocation } from './database-url';
import { StatementCount } from './statement-count';

/** A database that is wanted: where it is, and what it keeps. */
export interface WantedDatabase {
  location: DatabaseLocation;
  contents: DatabaseContents;
}

interface Found extends WantedDatabase {
  writer: DataSource;
  statements: StatementCount;
}

type MysqlLocation = DatabaseLocation & { engine: 'mysql' };

/** What MySQL and MariaDB answer when a database is asked for that there is not. */
const ER_BAD_DB_ERROR = 1049;

/** How long a process waits for another one to bring the tables up to date. */
const MIGRATION_SECONDS = 120;

function isUnknownDatabase(error: unknown): boolean {
  return error instanceof Error && 'errno' in error && error.errno === ER_BAD_DB_ERROR;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Makes the database when it is not there, with the character set that orders text alike on both engines. One that is
 * there is used as it is, so that the account needs no right to make databases.
 */
async function ensureMysqlDatabase(location: MysqlLocation): Promise<void> {
  const { host, port, user, password, database } = location;
  const { createConnection } = await import('mysql2/promise');
  const server = { host, port, user, password };
  try {
    const connection = await createConnection({ ...server, database });
    await connection.end();
    return;
  } catch (error) {
    if (!isUnknownDatabase(error)) throw new StartFailure(`${describe(location)} cannot be reached: ${reason(error)}.`);
  }
  try {
    const connection = await createConnection(server);
    try {
      await connection.query(`CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    } finally {
      await connection.end();
    }
  } catch (error) {
    throw new StartFailure(
      `${describe(location)} is not there and cannot be made (${reason(error)}); make it, or let ${user} do so.`,
    );
  }
}

async function find({ location, contents }: WantedDatabase): Promise<Found> {
  if (location.engine === 'mysql') await ensureMysqlDatabase(location);
  const statements = new StatementCount();
  return { location, contents, statements, writer: await openDataSource(location, contents, statements) };
}

async function refuseNewer({ writer, location, contents }: Found): Promise<void> {
  const runner = writer.createQueryRunner();
  try {
    if (!(await runner.hasTable('migration'))) return;
    const applied: { name: string }[] = await runner.query('SELECT name FROM migration');
    const known = new Set(contents.migrations.map((migration) => migration.name));
    const unknown = applied.find(({ name }) => !known.has(name));
    if (!unknown) return;
    throw new StartFailure(
      `${describe(location)} was made by a newer version of Throughline (it has ${unknown.name}); start that version, or point to other data.`,
    );
  } finally {
    if (location.engine === 'mysql') await runner.release();
  }
}

/** The name of the lock of a database's migrations. MySQL takes 64 characters, and the database's own name may be as long. */
function migrationLock(database: string): string {
  return `throughline-${createHash('sha256').update(database).digest('hex').slice(0, 32)}`;
}

/** Several replicas may start at once: the first one migrates, the others wait and find nothing to do. */
async function migrateInTurn(writer: DataSource, location: MysqlLocation): Promise<void> {
  const lock = writer.createQueryRunner();
  const name = migrationLock(location.database);
  try {
    const [answer]: { taken: unknown }[] = await lock.query('SELECT GET_LOCK(?, ?) AS taken', [
      name,
      MIGRATION_SECONDS,
    ]);
    if (Number(answer?.taken) !== 1) {
      throw new StartFailure(
        `${describe(location)} is being brought up to date by another process, which did not finish in ${MIGRATION_SECONDS} seconds; start again when it has, or end it first.`,
      );
    }
    try {
      await writer.runMigrations({ transaction: 'each' });
    } finally {
      await lock.query('SELECT RELEASE_LOCK(?)', [name]);
    }
  } finally {
    await lock.release();
  }
}

const SQLITE_ATTEMPTS = 5;

/** SQLite has no lock that outlasts a transaction: who comes second tries again, and finds the first one's work done. */
async function migrateSqlite(writer: DataSource): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await writer.runMigrations({ transaction: 'each' });
      return;
    } catch (error) {
      if (attempt === SQLITE_ATTEMPTS) throw error;
      await sleep(200 * attempt);
    }
  }
}

async function migrate({ writer, location }: Found): Promise<void> {
  if (location.engine === 'mysql') await migrateInTurn(writer, location);
  else await migrateSqlite(writer);
}

async function ready({ location, contents, writer, statements }: Found): Promise<Database> {
  if (location.engine === 'mysql') return mysqlDatabase(writer, statements);
  const { entities } = contents;
  const reader = await openDataSource(location, { entities, migrations: [] }, statements, { readOnly: true });
  return sqliteDatabase(writer, reader, statements);
}

/**
 * Opens databases, bringing their tables up to date first: none of them is changed unless all can be used.
 * @returns in the order in which they are wanted
 * @throws StartFailure when one cannot be opened, or was made by a newer version
 */
export async function openDatabases(wanted: readonly WantedDatabase[]): Promise<Database[]> {
  const found: Found[] = [];
  const databases: Database[] = [];
  try {
    for (const each of wanted) found.push(await find(each));
    for (const each of found) await refuseNewer(each);
    for (const each of found) await migrate(each);
    for (const each of found) databases.push(await ready(each));
    return databases;
  } catch (error) {
    await Promise.all(databases.map((database) => database.close()));
    const left = found.slice(databases.length);
    await Promise.all(left.map(({ writer }) => writer.destroy()));
    throw error;
  }
}
