import { deserialize } from 'node:v8';
import type { EntityManager } from 'typeorm';
import type { Authorship, FirstEntry } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import type { Device } from '../device';
import { columnOf } from '../device-csv';
import { readDevice } from '../device-rules';
import { factsFor, insertDevices } from '../inventory.service';
import type { RegisterDeviceInput } from '../register-device';
import type { CsvRow } from './csv-row';
import type { DeviceBatch } from './device-batches';
import type { DeviceHeader } from './read-header';
import { readRow } from './read-row';
import type { ReadyRow } from './ready-row';
import { type RejectedRow, shownValue } from './rejected-row';
import type { RowError } from './row-error';
import { ROWS_AT_ONCE } from './rows-at-once';
import { fingerprintOf, type SeenDevices } from './seen-devices';

export interface TakenBatch {
  accepted: number;
  unchanged: number;
  rejected: RejectedRow[];
  /** In a check: what would have been taken. */
  devices: Device[];
}

/** Whether nothing but its device being there already speaks against a row, and it is there just as the row has it. */
function isUnchanged(device: Device, existing: object | undefined, problems: Problems): boolean {
  if (!existing || problems.list.some(({ code }) => code !== 'DUPLICATE')) return false;
  const there = new Map(Object.entries(existing));
  return Object.entries(device).every(
    ([field, value]) => field === 'version' || JSON.stringify(value) === JSON.stringify(there.get(field) ?? null),
  );
}

/** A row of a batch on its way to be taken. */
interface Candidate {
  row: number;
  csv: CsvRow;
  input: RegisterDeviceInput | undefined;
  /** What is wrong with it. */
  problems: Problems;
  /** How the history of its device begins, where that is made already. */
  entry: FirstEntry | undefined;
}

function rejectedRow(header: DeviceHeader, { row, csv, problems }: Candidate): RejectedRow {
  const { cells, values, surplus } = readRow(header, row, csv);
  const known = new Map<string, string>(Object.entries(values));
  const errors = problems.list.map(({ field: [field], ...error }): RowError => {
    const column = field === undefined ? null : columnOf(field);
    const value = column === null ? surplus : known.get(column);
    return { row, column, value: shownValue(value), ...error };
  });
  return { row, cells, errors };
}

/** Rows of a batch, read by themselves: what was made ready ahead is taken as it is. */
function candidates({ header, from, rows, ready }: Batch, start: number): Candidate[] {
  const bytes = ready?.[start / ROWS_AT_ONCE];
  const made: (ReadyRow | null)[] = bytes ? deserialize(bytes) : [];
  return rows.slice(start, start + ROWS_AT_ONCE).map((csv, place) => {
    const row = from + start + place;
    const found = made[place];
    if (found) return { row, csv, problems: new Problems(), ...found };
    const { input, problems } = readRow(header, row, csv);
    return { row, csv, problems, input, entry: undefined };
  });
}

type Batch = Pick<DeviceBatch, 'header' | 'from' | 'rows' | 'ready'>;

/**
 * Checks rows against the inventory and against each other, and takes those that keep the rules.
 * @param seen in a check that changes nothing: what it would have taken so far
 */
export async function takeBatch(
  manager: EntityManager,
  by: Authorship,
  batch: Batch,
  seen?: SeenDevices,
): Promise<TakenBatch> {
  const taken: TakenBatch = { accepted: 0, unchanged: 0, rejected: [], devices: [] };
  let writing: Promise<void> | undefined;
  for (let start = 0; start < batch.rows.length; start += ROWS_AT_ONCE) {
    // While the database writes some rows, the next ones are read.
    const some = candidates(batch, start);
    await writing;
    const { devices, entries } = await takeSome(manager, by, { header: batch.header, some }, taken, seen);
    if (!seen && devices.length > 0) writing = insertDevices(manager, by, devices, entries);
  }
  await writing;
  return taken;
}

/** The devices of some of the rows of a batch that can be taken; what became of the rows is added to the batch. */
async function takeSome(
  manager: EntityManager,
  by: Authorship,
  { header, some }: { header: DeviceHeader; some: readonly Candidate[] },
  batch: TakenBatch,
  seen: SeenDevices | undefined,
): Promise<{ devices: Device[]; entries: FirstEntry[] | undefined }> {
  const inputs = some.flatMap(({ input }) => input ?? []);
  const facts = await factsFor(manager, inputs, by.at);
  // What a check would have taken is nowhere else.
  const taken = new Map(batch.devices.map((device) => [device.deviceId, device]));
  const devices: Device[] = [];
  const entries: FirstEntry[] = [];
  const held = (deviceId: string) => taken.get(deviceId) ?? facts.device(deviceId);
  const known = { ...facts, device: (deviceId: string) => held(deviceId) ?? seen?.get(deviceId) };
  for (const candidate of some) {
    const { input, problems, entry } = candidate;
    const device = input && readDevice(problems, input, known);
    if (device && !problems.any) {
      taken.set(device.deviceId, device);
      devices.push(device);
      if (entry) entries.push(entry);
    } else if (device && isUnchanged(device, held(device.deviceId), problems)) batch.unchanged += 1;
    else if (device && isAsSeen(device, seen, problems)) batch.unchanged += 1;
    else batch.rejected.push(rejectedRow(header, candidate));
  }
  batch.accepted += devices.length;
  if (seen) batch.devices.push(...devices);
  return { devices, entries: entries.length === devices.length ? entries : undefined };
}

function isAsSeen(device: Device, seen: SeenDevices | undefined, problems: Problems): boolean {
  const there = seen?.get(device.deviceId);
  if (!there || problems.list.some(({ code }) => code !== 'DUPLICATE')) return false;
  return there.fingerprint === fingerprintOf(device);
}

/** Remembers what a check would have taken, once its batch is done with. */
export function rememberAll(seen: SeenDevices, devices: readonly Device[]): void {
  for (const device of devices) {
    const { type, standard } = device;
    seen.add(device.deviceId, { type, standard, fingerprint: fingerprintOf(device) });
  }
}
