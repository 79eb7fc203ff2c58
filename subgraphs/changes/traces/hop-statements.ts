import type { EntityManager } from 'typeorm';
import { exactCollation } from '../../../platform/database/columns';
import { MAX_ID_LENGTH } from '../../../platform/ids';

/** A statement, or a part of one, with `:name` for each of its parameters. */
export interface Sql {
  sql: string;
  parameters: Record<string, unknown>;
}

/** Links in columns: of each, its id and the thing that it leads to. */
export type Hops = Record<'others' | 'links', readonly string[]>;

/** What the engines have in different words when it comes to lists of ids, and to many rows of a few texts. */
export interface HopStatements {
  /** A list of ids as a parameter. */
  given(ids: readonly string[]): unknown;
  /** The list of that name, as it stands after IN. */
  among(name: string): string;
  /** The list of that name as a table with the column `id`. */
  asTable(name: string): string;
  /** Where links are read from when those to each other of a list are looked up, and on which condition. */
  toEach(name: string): { from: string; where: string };
  /** Runs a statement that selects columns of texts, and gives each of those named with all its values. */
  readColumns(names: readonly string[], statement: Sql): Promise<string[][]>;
  readRows<T>(statement: Sql): Promise<T[]>;
}

export function hopStatements(reads: EntityManager): HopStatements {
  return reads.dataSource.options.type === 'mysql' ? onMysql(reads) : onSqlite(reads);
}

function running(reads: EntityManager) {
  return <T>({ sql, parameters }: Sql): Promise<T[]> =>
    reads.query(...reads.dataSource.driver.escapeQueryWithParameters(sql, parameters));
}

/**
 * A list is one parameter, so that the statement is the same however many are in it and is prepared once. A thousand
 * rows take the driver several times as long as one that holds them as JSON.
 */
function onSqlite(reads: EntityManager): HopStatements {
  const readRows = running(reads);
  return {
    given: (ids) => JSON.stringify(ids),
    among: (name) => `(SELECT value FROM json_each(:${name}))`,
    asTable: (name) => `(SELECT value AS id FROM json_each(:${name}))`,
    toEach: (name) => ({
      from: `json_each(:${name}) listed CROSS JOIN trace_link_end hop`,
      where: 'hop.otherId = listed.value',
    }),
    async readColumns(names, { sql, parameters }) {
      const lists = names.map((name) => `json_group_array(${name}) AS ${name}`).join(', ');
      const [row] = await readRows<Record<string, string>>({ sql: `SELECT ${lists} FROM (${sql})`, parameters });
      return names.map((name): string[] => JSON.parse(row?.[name] ?? '[]'));
    },
    readRows,
  };
}

/** An index is used for two lists at once only where the engine sees what is in them. */
function onMysql(reads: EntityManager): HopStatements {
  const readRows = running(reads);
  const collation = exactCollation(reads.dataSource.driver.version);
  const id = `id VARCHAR(${MAX_ID_LENGTH}) CHARACTER SET utf8mb4 COLLATE ${collation}`;
  return {
    given: (ids) => ids,
    among: (name) => `(:...${name})`,
    asTable: (name) => `JSON_TABLE(JSON_ARRAY(:...${name}), '$[*]' COLUMNS (${id} PATH '$'))`,
    toEach: (name) => ({ from: 'trace_link_end hop', where: `hop.otherId IN (:...${name})` }),
    async readColumns(names, statement) {
      const rows = await readRows<Record<string, string>>(statement);
      return names.map((name) => rows.map((row) => row[name] ?? ''));
    },
    readRows,
  };
}
