import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Column, Rows } from './block';
import { plainText } from './plain-text';

/** How many rows may be under way at a time. */
const ROWS_AHEAD = 100;

async function* cleaned(rows: Rows): AsyncGenerator<string[]> {
  for await (const row of rows) yield row.map(plainText);
}

/**
 * Rows as CSV for spreadsheets: marked as UTF-8, lines ended as RFC 4180 has it, and a cell that a spreadsheet would
 * take for a formula begins with an apostrophe.
 */
export function renderCsv(columns: readonly Column[], rows: Rows): Readable {
  const csv = stringify({
    header: true,
    columns: columns.map(({ title }) => title),
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  const source = Readable.from(cleaned(rows), { highWaterMark: ROWS_AHEAD });
  return pipeline(source, csv, () => {});
}
