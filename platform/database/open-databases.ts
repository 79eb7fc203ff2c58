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

/** Makes the database when the account may, with the character set that orders text alike on both engines. */
async function createMysqlDatabase(location: DatabaseLocation & { engine: 'mysql' }): Promise<void> {
  const { database, ...server } = location;
  const { createConnection } = await import('mysql2/promise');
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

async function find({ location, contents }: WantedDatabase): Promise<Found> {
  if (location.engine === 'mysql') {
    await createMysqlDatabase(location).catch((error: Error) => {
      throw new StartFailure(`${describe(location)} cannot be reached: ${error.message}.`);
    });
  }
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
    for (const each of found) await migrate(each.writer);
    for (const each of found) databases.push(await ready(each));
    return databases;
  } catch (error) {
    await Promise.all(databases.map((database) => database.close()));
    const left = found.slice(databases.length);
    await Promise.all(left.map(({ writer }) => writer.destroy()));
    throw error;
  }
}
