import 'reflect-metadata';
import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import { AuditEntryRow } from '../history/audit-entry';
import { KeptAnswerRow } from '../idempotency/kept-answer';
import { StartFailure } from '../start-failure';
import type { DatabaseLocation } from './database-url';
import { SequenceRow } from './sequence';
import { prepareSqlite } from './sqlite-connection';
import type { StatementCount } from './statement-count';

export type EntityClass = abstract new () => object;
export type MigrationClass = new () => MigrationInterface;

/** What a subgraph keeps in its database. */
export interface DatabaseContents {
  entities: readonly EntityClass[];
  migrations: readonly MigrationClass[];
}

const BUSY_MILLISECONDS = 10_000;
const POOL_SIZE = 10;

function optionsFor(
  location: DatabaseLocation,
  { entities, migrations }: DatabaseContents,
  statements: StatementCount,
  readOnly: boolean,
): DataSourceOptions {
  const common = {
    entities: [AuditEntryRow, KeptAnswerRow, SequenceRow, ...entities],
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
      // It stays so; who only reads could not change it.
      enableWAL: !readOnly,
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
  };
}

/** The database in words, for messages. */
export function describe(location: DatabaseLocation): string {
  if (location.engine === 'sqlite') return `The database ${location.file}`;
  return `The database ${location.database} at ${location.host}:${location.port}`;
}

/** @throws StartFailure when it cannot be opened */
export async function openDataSource(
  location: DatabaseLocation,
  contents: DatabaseContents,
  statements: StatementCount,
  { readOnly = false } = {},
): Promise<DataSource> {
  try {
    return await new DataSource(optionsFor(location, contents, statements, readOnly)).initialize();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFailure(`${describe(location)} cannot be opened: ${reason}.`);
  }
}
