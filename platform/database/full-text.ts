import { type QueryRunner, Table } from 'typeorm';
import { columnsFor, OPTIONAL } from './columns';
import { escaped } from './conditions';
import type { DatabaseLocation } from './database-url';

/** The words of some of a table's columns, for finding its rows by the beginnings of words. */
export interface FullTextIndex {
  /** Of the index, and of what is made for it. */
  name: string;
  table: string;
  /** The column that is the table's primary key. */
  key: string;
  columns: readonly string[];
  /** Those of them that are JSON. */
  json?: readonly string[];
}

type Engine = DatabaseLocation['engine'];

/** A column of JSON as text, in which signs that JSON has written in two characters part words as all signs do. */
function withoutEscapes(column: string, engine: Engine): string {
  const backslash = engine === 'mysql' ? '\\\\' : '\\';
  return ['\\', 'n', 't'].reduce((text, sign) => {
    const written = sign === '\\' ? backslash + backslash : backslash + sign;
    return `REPLACE(${text}, '${written}', ' ')`;
  }, column);
}

/** The text of all columns of an index in one. */
export function textOf({ columns, json = [] }: FullTextIndex, engine: Engine, row?: string): string {
  const texts = columns.map((column) => {
    const path = `${row === undefined ? '' : `${row}.`}\`${column}\``;
    return json.includes(column) ? withoutEscapes(path, engine) : path;
  });
  return `CONCAT_WS(' ', ${texts.join(', ')})`;
}

/**
 * Makes full-text indices. On MySQL each stands on a column of its own, since the others tell capitals apart; there
 * TypeORM reads tables with such columns only beside a table in which it would note how they are made.
 *
 * On SQLite triggers keep them, which go when their table does, and TypeORM makes a table anew to change its columns: a
 * migration that does so calls this again for the indices of that table.
 */
export async function createFullText(runner: QueryRunner, indices: readonly FullTextIndex[]): Promise<void> {
  if (runner.dataSource.options.type === 'mysql') await createOnMysql(runner, indices);
  else await createOnSqlite(runner, indices);
}

export async function dropFullText(runner: QueryRunner, indices: readonly FullTextIndex[]): Promise<void> {
  for (const { name, table } of indices) {
    if (runner.dataSource.options.type === 'mysql') {
      if (!(await runner.hasColumn(table, name))) continue;
      await runner.query(`ALTER TABLE ${table} DROP INDEX ${name}, DROP COLUMN ${name}`);
      continue;
    }
    for (const event of EVENTS) await runner.query(`DROP TRIGGER IF EXISTS ${name}_${event}`);
    await runner.query(`DROP TABLE IF EXISTS ${name}`);
  }
}

/** The collation for which capitals and accents make no difference; MariaDB, whose versions begin at 10, and MySQL. */
function searchCollation(version: string | undefined): string {
  return Number.parseInt(version ?? '', 10) >= 10 ? 'utf8mb4_uca1400_nopad_ai_ci' : 'utf8mb4_0900_ai_ci';
}

async function createOnMysql(runner: QueryRunner, indices: readonly FullTextIndex[]): Promise<void> {
  const c = columnsFor(runner);
  const notes = ['database', 'schema', 'table', 'name'].map((column) => c.text(column, OPTIONAL));
  await runner.createTable(
    new Table({ name: 'typeorm_metadata', columns: [c.text('type'), ...notes, c.longText('value', OPTIONAL)] }),
    true,
  );
  const made: { name: string }[] = await runner.query(
    'SELECT COLUMN_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_NAME IN (?)',
    [indices.map(({ name }) => name)],
  );
  const missing = indices.filter((index) => !made.some(({ name }) => name === index.name));
  const kind = `LONGTEXT CHARACTER SET utf8mb4 COLLATE ${searchCollation(runner.dataSource.driver.version)}`;
  // Every word is in the indices, also those that the engine would leave out as too common in English.
  await runner.query('SET SESSION innodb_ft_enable_stopword = OFF');
  for (const table of new Set(missing.map((index) => index.table))) {
    const additions = missing
      .filter((index) => index.table === table)
      .flatMap((index) => [
        `ADD COLUMN ${index.name} ${kind} GENERATED ALWAYS AS (${textOf(index, 'mysql')}) STORED`,
        `ADD FULLTEXT INDEX ${index.name} (${index.name})`,
      ]);
    // Copied as a whole: in place the engine makes one such index at a time.
    await runner.query(`ALTER TABLE ${table} ${additions.join(', ')}, ALGORITHM = COPY`);
  }
  await runner.query('SET SESSION innodb_ft_enable_stopword = DEFAULT');
}

const EVENTS = ['insert', 'update', 'delete'] as const;

/** The numbers by which SQLite's indices know rows: a table's own row numbers may change when the file is vacuumed. */
const NUMBERS = 'search_row';

/** Signs newer than the engine's table of letters, which it would take for letters: they part words as all signs do. */
function newerSigns(): string {
  let signs = '';
  for (let point = 0x2000; point < 0x20000; point += 1) {
    const character = point >= 0xd800 && point < 0xe000 ? '' : String.fromCodePoint(point);
    if (/[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Sc}]/u.test(character)) signs += character;
  }
  return signs;
}

async function createOnSqlite(runner: QueryRunner, indices: readonly FullTextIndex[]): Promise<void> {
  await dropFullText(runner, indices);
  await runner.query(
    `CREATE TABLE IF NOT EXISTS ${NUMBERS} (number INTEGER PRIMARY KEY, thingId varchar(190) NOT NULL UNIQUE)`,
  );
  const letters = `categories 'L* N*' tokenchars '_' separators '${newerSigns()}'`;
  for (const index of indices) await createOneOnSqlite(runner, index, letters);
}

async function createOneOnSqlite(runner: QueryRunner, index: FullTextIndex, letters: string): Promise<void> {
  const { name, table, key, columns } = index;
  await runner.query(
    `CREATE VIRTUAL TABLE ${name} USING fts5(words, content='', contentless_delete=1, prefix='3 5',
      tokenize="unicode61 remove_diacritics 2 ${letters}")`,
  );
  const numberOf = (row: string) => `(SELECT number FROM ${NUMBERS} WHERE thingId = ${row}.${key})`;
  const number = `INSERT INTO ${NUMBERS} (thingId) SELECT new.${key} WHERE NOT EXISTS ${numberOf('new')};`;
  const forget = (row: string) => `DELETE FROM ${name} WHERE rowid = ${numberOf(row)};`;
  const take = `INSERT INTO ${name} (rowid, words) VALUES (${numberOf('new')}, ${textOf(index, 'sqlite', 'new')});`;
  const changed = columns.map((column) => `old.\`${column}\` IS NOT new.\`${column}\``).join(' OR ');
  const make = (event: string, when: string, work: string) =>
    runner.query(`CREATE TRIGGER ${name}_${event} AFTER ${when} BEGIN ${work} END`);
  await make('insert', `INSERT ON ${table}`, `${number} ${forget('new')} ${take}`);
  await make('update', `UPDATE ON ${table} WHEN ${changed}`, `${forget('old')} ${number} ${take}`);
  await make('delete', `DELETE ON ${table}`, forget('old'));
  await runner.query(`INSERT INTO ${NUMBERS} (thingId)
    SELECT ${key} FROM ${table} thing WHERE NOT EXISTS (SELECT 1 FROM ${NUMBERS} WHERE thingId = thing.${key})`);
  await runner.query(`INSERT INTO ${name} (rowid, words)
    SELECT ${numberOf('thing')}, ${textOf(index, 'sqlite', 'thing')} FROM ${table} thing`);
}

interface Condition {
  sql: string;
  parameters: Record<string, unknown>;
}

/**
 * Words that an engine has in its indices as they are: MySQL leaves out shorter and longer ones, and both part and
 * compare the words of other scripts in ways of their own.
 */
const INDEXED: Record<Engine, RegExp> = { sqlite: /^[a-z0-9_]+$/, mysql: /^[a-z0-9_]{3,84}$/ };

/**
 * The pattern, for a LIKE with ESCAPE '!', of a text that has words in this order; those of other scripts may have
 * accents between their letters.
 */
export function wordsPattern(words: readonly string[]): string {
  const parts = words.map((word) => (/^[ -~]*$/.test(word) ? escaped(word) : [...word].map(escaped).join('%')));
  return `%${parts.join('%')}%`;
}

/**
 * Holds for rows that may have all the terms, each being folded words that follow each other: for all that have them,
 * and for some that do not, which the caller leaves out. Where no word of a term is in the index, all texts that the
 * other terms leave are looked through.
 * @param alias of the table in the query
 */
export function mayHold(
  engine: Engine,
  index: FullTextIndex,
  alias: string,
  terms: readonly { words: readonly string[] }[],
): Condition {
  const { name, key } = index;
  const parameters: Record<string, unknown> = {};
  const conditions: string[] = [];
  const isIndexed = (word: string) => INDEXED[engine].test(word);
  const indexed = terms.map(({ words }) => words.filter(isIndexed)).filter((words) => words.length > 0);
  if (indexed.length > 0 && engine === 'mysql') {
    parameters[`${name}_words`] = [...new Set(indexed.flat())].map((word) => `+${word}*`).join(' ');
    conditions.push(`MATCH (${alias}.${name}) AGAINST (:${name}_words IN BOOLEAN MODE)`);
  } else if (indexed.length > 0) {
    parameters[`${name}_words`] = indexed
      .flat()
      .map((word) => `"${word}"*`)
      .join(' ');
    conditions.push(`${alias}.${key} IN (SELECT numbered.thingId FROM ${name}
      INNER JOIN ${NUMBERS} numbered ON numbered.number = ${name}.rowid WHERE ${name} MATCH :${name}_words)`);
  }
  const text = engine === 'mysql' ? `${alias}.${name}` : `FOLDED(${textOf(index, engine, alias)})`;
  for (const [place, { words }] of terms.entries()) {
    if (words.length === 1 && words.every(isIndexed)) continue;
    parameters[`${name}_${place}`] = wordsPattern(words);
    conditions.push(`${text} LIKE :${name}_${place} ESCAPE '!'`);
  }
  return { sql: conditions.length === 0 ? '1 = 1' : `(${conditions.join(' AND ')})`, parameters };
}
