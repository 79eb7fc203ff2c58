import { DEVICE_COLUMNS } from '../device-csv';
import type { CsvRow } from './csv-row';
import { CsvReader } from './csv-rows';
import { type DeviceHeader, readHeader } from './read-header';
import { UnreadableFile } from './unreadable-file';

/** Rows that are taken together, in one transaction; they are read in it, since what they are read to takes more room. */
export interface DeviceBatch {
  header: DeviceHeader;
  /** Number of the first of the rows, counted from 1 after the header. */
  from: number;
  rows: readonly CsvRow[];
  /** Whether the file ends with it. */
  last: boolean;
  /** The rows made ready, `ROWS_AT_ONCE` of them at a time, as bytes; where that was done ahead. */
  ready?: readonly Uint8Array[];
}

const BATCH_ROWS = 10_000;

/** Characters that the rows of a batch have together, but for its last: rows that are far too long are fewer at a time. */
const BATCH_CHARACTERS = 2_500_000;

/**
 * The rows of a file of devices, batch by batch.
 * @param passedOver how many rows from the start are left out, since they were dealt with before
 * @throws UnreadableFile when its header is not one of devices
 */
export async function* deviceBatches(text: AsyncIterable<string>, passedOver = 0): AsyncGenerator<DeviceBatch> {
  const reader = new CsvReader();
  let header: DeviceHeader | undefined;
  let row = 0;
  let rows: CsvRow[] = [];
  let characters = 0;
  function* whole(piece: string, last: boolean): Generator<DeviceBatch> {
    for (const csv of reader.read(piece, last)) {
      if (!header) {
        header = readHeader(csv.cells);
        continue;
      }
      row += 1;
      if (row <= passedOver) continue;
      if (rows.length === BATCH_ROWS || characters >= BATCH_CHARACTERS) {
        yield { header, from: row - rows.length, rows, last: false };
        rows = [];
        characters = 0;
      }
      characters += csv.length;
      rows.push(csv);
    }
  }
  for await (const piece of text) yield* whole(piece, false);
  yield* whole('', true);
  if (!header) {
    throw new UnreadableFile(`It is empty; its header row names the columns: ${DEVICE_COLUMNS.join(', ')}.`);
  }
  yield { header, from: row - rows.length + 1, rows, last: true };
}
