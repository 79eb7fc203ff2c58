import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { EntityManager } from 'typeorm';
import type { Authorship } from '../../platform/history/history';
import { Problems, type UserError } from '../../platform/input/problems';
import type { Device } from './device';
import { columnOf, DEVICE_COLUMNS, type DeviceColumn, type DeviceRow, readDeviceRow } from './device-csv';
import { readDevice } from './device-rules';
import { factsFor, insertDevices } from './inventory.service';

/** Rows that are checked and taken together, in one transaction. */
const BATCH_ROWS = 1000;
const REQUIRED: readonly DeviceColumn[] = ['deviceId', 'type', 'standard'];

/** What became of a file's rows, so far. */
export interface ImportProgress {
  rows: number;
  accepted: number;
  /** Rows whose device is in the inventory already, just as the row has it. */
  unchanged: number;
  rejected: number;
}

/** A row that was not taken, and why; rows are counted from 1 after the header. */
export interface RowError extends Omit<UserError, 'field'> {
  row: number;
  column: string;
  value: string | null;
}

/** A file that is not one of devices, or not to its end; the message says what was taken before. */
export class UnreadableFile extends Error {}

export interface DeviceImport {
  /** Runs a batch in one transaction. */
  write<T>(work: (transaction: EntityManager) => Promise<T>): Promise<T>;
  by: Authorship;
  /** Told after every batch. */
  onProgress?(progress: Readonly<ImportProgress>): void;
  onRowError(error: RowError): void;
}

function readHeader(header: string[]): string[] {
  const names = header.map((name) => name.trim());
  const missing = REQUIRED.filter((column) => !names.includes(column));
  const known: readonly string[] = DEVICE_COLUMNS;
  const unknown = names.filter((name) => !known.includes(name));
  if (missing.length > 0 || unknown.length > 0) {
    const faults = [
      ...(missing.length > 0 ? [`the columns ${missing.join(', ')} are missing`] : []),
      ...(unknown.length > 0 ? [`the columns ${unknown.join(', ')} are not known`] : []),
    ];
    throw new UnreadableFile(`In the header row ${faults.join(', and ')}; the columns are: ${known.join(', ')}.`);
  }
  return names;
}

/**
 * Takes the devices of a CSV file, read as a stream: rows that keep the rules are taken, the others are told one by one.
 * Importing the same file again changes nothing.
 * @throws UnreadableFile when the text cannot be read, is not CSV, or its header is not one of devices
 */
export async function importDevices(text: Readable, options: DeviceImport): Promise<ImportProgress> {
  const progress: ImportProgress = { rows: 0, accepted: 0, unchanged: 0, rejected: 0 };
  let header: string[] | undefined;
  const columns = (cells: string[]) => {
    header = readHeader(cells);
    return header;
  };
  const records = text.pipe(parse({ bom: true, columns, skip_empty_lines: true, trim: true }));
  text.once('error', ({ message }) => records.destroy(new UnreadableFile(`It cannot be read: ${message}.`)));
  let batch: DeviceRow[] = [];
  const take = async () => {
    const rows = batch;
    batch = [];
    const outcome = await options.write((transaction) => takeRows(transaction, options.by, rows));
    for (const error of outcome.errors) options.onRowError({ ...error, row: progress.rows + error.row });
    progress.rows += rows.length;
    progress.accepted += outcome.accepted;
    progress.unchanged += outcome.unchanged;
    progress.rejected += rows.length - outcome.accepted - outcome.unchanged;
    options.onProgress?.(progress);
  };
  try {
    for await (const record of records) {
      batch.push(record);
      if (batch.length === BATCH_ROWS) await take();
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const taken = progress.rows > 0 ? `the first ${progress.rows} rows were dealt with` : 'nothing was taken';
    throw new UnreadableFile(`${error.message}; ${taken}. Correct it and import the file again.`);
  }
  if (!header) throw new UnreadableFile(`It is empty; its header row names the columns: ${DEVICE_COLUMNS.join(', ')}.`);
  if (batch.length > 0) await take();
  return progress;
}

/** The same for text that is in memory. */
export function importDevicesText(text: string, options: DeviceImport): Promise<ImportProgress> {
  return importDevices(Readable.from([text]), options);
}

/** Checks rows against the inventory and against each other, and inserts those that keep the rules. */
async function takeRows(transaction: EntityManager, by: Authorship, rows: readonly DeviceRow[]) {
  const read = rows.map((row) => {
    const problems = new Problems();
    return { row, problems, input: readDeviceRow(problems, row) };
  });
  const facts = await factsFor(
    transaction,
    read.flatMap(({ input }) => input ?? []),
    by.at,
  );
  const taken = new Map<string, Device>();
  const known = { ...facts, device: (deviceId: string) => taken.get(deviceId) ?? facts.device(deviceId) };
  const errors: RowError[] = [];
  let unchanged = 0;
  for (const [index, { row, problems, input }] of read.entries()) {
    const device = input && readDevice(problems, input, known);
    if (device && isUnchanged(device, facts.device(device.deviceId), problems)) unchanged += 1;
    else if (device && !problems.any) taken.set(device.deviceId, device);
    else errors.push(...rowErrors(index + 1, row, problems));
  }
  if (taken.size > 0) await insertDevices(transaction, by, [...taken.values()]);
  return { accepted: taken.size, unchanged, errors };
}

/** Whether nothing but its being there already speaks against a row, and it is there just as the row has it. */
function isUnchanged(device: Device, existing: object | undefined, problems: Problems): boolean {
  if (!existing || problems.list.some(({ code }) => code !== 'DUPLICATE')) return false;
  const there = new Map(Object.entries(existing));
  return Object.entries(device).every(
    ([field, value]) => field === 'version' || JSON.stringify(value) === JSON.stringify(there.get(field) ?? null),
  );
}

function rowErrors(row: number, cells: DeviceRow, problems: Problems): RowError[] {
  const values = new Map<string, string>(Object.entries(cells));
  return problems.list.map(({ field, ...error }) => {
    const column = columnOf(field[0] ?? '');
    return { row, column, value: values.get(column) ?? null, ...error };
  });
}
