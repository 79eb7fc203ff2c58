import { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';

/** What of the driver's connection is used: a file that the statement loads is what the factory makes, and no other. */
interface Connection {
  promise(): {
    query(options: { sql: string; infileStreamFactory: () => Readable }): Promise<[Loaded, unknown]>;
  };
}

interface Loaded {
  affectedRows: number;
  warningStatus: number;
}

/** What servers answer that take no file from a client: MySQL, MariaDB of later and of earlier versions. */
const REFUSALS = new Set<unknown>([3948, 4166, 1148]);

/** The servers that take none, so that they are asked once. */
const refusing = new WeakSet<EntityManager['dataSource']>();

const SPECIAL = /[\\\t\n\0]/;
const EVERY_SPECIAL = new RegExp(SPECIAL, 'g');
const ESCAPED = new Map([
  ['\\', '\\\\'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\0', '\\0'],
]);

/** A value as such a file has it. */
function cellOf(value: unknown): string {
  if (value === null) return '\\N';
  if (typeof value === 'boolean') return value ? '1' : '0';
  const text = value instanceof Date ? value.toISOString().replace('T', ' ').slice(0, -1) : String(value);
  return SPECIAL.test(text) ? text.replaceAll(EVERY_SPECIAL, (found) => ESCAPED.get(found) ?? found) : text;
}

/** Rows as they are turned into a piece of the file. */
const ROWS_OF_A_PIECE = 100;

/** The file, made as the connection takes it: while the server loads a piece, the next one is made. */
function* piecesOf<S>(from: readonly S[], valuesOf: (each: S) => readonly unknown[]): Generator<Buffer> {
  for (let start = 0; start < from.length; start += ROWS_OF_A_PIECE) {
    const lines = from
      .slice(start, start + ROWS_OF_A_PIECE)
      .map((each) => `${valuesOf(each).map(cellOf).join('\t')}\n`);
    yield Buffer.from(lines.join(''));
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'errno' in error && REFUSALS.has(error.errno);
}

/**
 * Inserts rows as a file that the server loads, which it does several times as fast as by statements.
 * @returns whether they are in; where not, nothing was changed, and statements will tell what is wrong with them
 */
export async function loadRows<S>(
  transaction: EntityManager,
  { table, columns }: { table: string; columns: string },
  from: readonly S[],
  valuesOf: (each: S) => readonly unknown[],
): Promise<boolean> {
  const { queryRunner, dataSource } = transaction;
  if (!queryRunner?.isTransactionActive || refusing.has(dataSource)) return false;
  const sql = `LOAD DATA LOCAL INFILE 'rows' INTO TABLE ${table} CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\t' ESCAPED BY 0x5C LINES TERMINATED BY '\n' (${columns})`;
  await transaction.query('SAVEPOINT load_rows');
  const connection: Connection = await queryRunner.connect();
  dataSource.logger.logQuery(sql, undefined, queryRunner);
  const infileStreamFactory = () => Readable.from(piecesOf(from, valuesOf), { highWaterMark: 1 });
  try {
    const [loaded] = await connection.promise().query({ sql, infileStreamFactory });
    // A file from a client is loaded as by INSERT IGNORE: what is there already, or does not fit, is but a warning.
    if (loaded.affectedRows === from.length && loaded.warningStatus === 0) return true;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    refusing.add(dataSource);
    return false;
  }
  await transaction.query('ROLLBACK TO SAVEPOINT load_rows');
  return false;
}
