import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** Tables of a full-text index that hold how it is built, which may differ where what it finds does not. */
const INDEX_PARTS = /_words(_data|_idx|_config)?$/;

/** What is told of a row, whenever it was written, and whatever random key it was given. */
function timeless(row: object): string {
  const { hash: _chained, ...told } = { hash: null, ...row };
  return JSON.stringify(told)
    .replace(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d\.\d{3}Z?/g, 'TIME')
    .replace(/-[0-9A-HJKMNP-TV-Z]{10}\b/g, '-KEY');
}

/**
 * What each table of an SQLite file holds, by its name, as somebody reads it who opens the file now: its number of rows
 * and a digest of them. Two runs of the same work give the same.
 */
export function lastingContents(file: string): Record<string, string> {
  const database = new Database(file);
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    const names: unknown[] = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      .pluck()
      .all();
    const contents = names.map(String).filter((name) => !INDEX_PARTS.test(name));
    return Object.fromEntries(
      contents.map((name) => {
        const rows: unknown[] = database.prepare(`SELECT * FROM "${name}"`).all();
        const digest = createHash('sha256');
        for (const row of rows.map((row) => timeless(Object(row))).sort()) digest.update(`${row}\n`);
        return [name, `${rows.length} rows, ${digest.digest('hex')}`];
      }),
    );
  } finally {
    database.close();
  }
}
