import type { QueryRunner, TableColumnOptions } from 'typeorm';
import { MAX_ID_LENGTH } from '../ids';

type Options = Partial<TableColumnOptions>;

/** The kinds of column that tables are made of, so that a migration reads alike and means the same on both engines. */
export interface Columns {
  /** A typed id that is the table's primary key (or a part of it). */
  key(name: string): TableColumnOptions;
  /** A typed id of another thing. */
  reference(name: string, options?: Options): TableColumnOptions;
  /** Up to 255 characters; enums too. */
  text(name: string, options?: Options): TableColumnOptions;
  /** Text of any length. */
  longText(name: string, options?: Options): TableColumnOptions;
  instant(name: string, options?: Options): TableColumnOptions;
  date(name: string, options?: Options): TableColumnOptions;
  flag(name: string, options?: Options): TableColumnOptions;
  whole(name: string, options?: Options): TableColumnOptions;
}

/**
 * The collation that compares text code point by code point, blanks at the end included, as SQLite does by itself.
 * MariaDB, whose versions begin at 10, and MySQL have it under different names.
 */
export function exactCollation(version: string | undefined): string {
  return Number.parseInt(version ?? '', 10) >= 10 ? 'utf8mb4_nopad_bin' : 'utf8mb4_0900_bin';
}

export function columnsFor(runner: QueryRunner): Columns {
  const {
    driver,
    options: { type },
  } = runner.dataSource;
  const mysql = type === 'mysql';
  const collation = exactCollation(driver.version);
  const text = (name: string, type: string, options: Options): TableColumnOptions => ({
    name,
    type,
    ...(mysql ? { charset: 'utf8mb4', collation } : {}),
    ...options,
  });
  return {
    key: (name) => text(name, 'varchar', { length: String(MAX_ID_LENGTH), isPrimary: true }),
    reference: (name, options = {}) => text(name, 'varchar', { length: String(MAX_ID_LENGTH), ...options }),
    text: (name, options = {}) => text(name, 'varchar', { length: '255', ...options }),
    longText: (name, options = {}) => text(name, mysql ? 'longtext' : 'text', options),
    instant: (name, options = {}) => ({ name, type: 'datetime', ...(mysql ? { precision: 3 } : {}), ...options }),
    date: (name, options = {}) => ({ name, type: 'date', ...options }),
    flag: (name, options = {}) => ({ name, type: 'boolean', ...options }),
    whole: (name, options = {}) => ({ name, type: 'int', ...options }),
  };
}

/** Marks a column that may be empty. */
export const OPTIONAL: Options = { isNullable: true };
