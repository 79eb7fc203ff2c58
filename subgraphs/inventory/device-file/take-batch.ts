import type { EntityManager } from 'typeorm';
import type { Authorship } from '../../../platform/history/history';
import type { Problems } from '../../../platform/input/problems';
import type { Device } from '../device';
import { columnOf } from '../device-csv';
import { readDevice } from '../device-rules';
import { factsFor, insertDevices } from '../inventory.service';
import type { DeviceBatch } from './device-batches';
import { type ReadRow, readRow } from './read-row';
import { type RejectedRow, shownValue } from './rejected-row';
import type { RowError } from './row-error';
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

function rejectedRow({ row, cells, values, problems, surplus }: ReadRow): RejectedRow {
  const known = new Map<string, string>(Object.entries(values));
  const errors = problems.list.map(({ field: [field], ...error }): RowError => {
    const column = field === undefined ? null : columnOf(field);
    const value = column === null ? surplus : known.get(column);
    return { row, column, value: shownValue(value), ...error };
  });
  return { row, cells, errors };
}

/** Rows that are read, checked and written at a time: so few that what they are read to is soon forgotten again. */
const ROWS_AT_ONCE = 500;

/**
 * Checks rows against the inventory and against each other, and takes those that keep the rules.
 * @param seen in a check that changes nothing: what it would have taken so far
 */
export async function takeBatch(
  manager: EntityManager,
  by: Authorship,
  { header, from, rows }: Pick<DeviceBatch, 'header' | 'from' | 'rows'>,
  seen?: SeenDevices,
): Promise<TakenBatch> {
  const batch: TakenBatch = { accepted: 0, unchanged: 0, rejected: [], devices: [] };
  let writing: Promise<void> | undefined;
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    // While the database writes some rows, the next ones are read.
    const some = rows
      .slice(start, start + ROWS_AT_ONCE)
      .map((row, place) => readRow(header, from + start + place, row));
    await writing;
    const devices = await takeSome(manager, by, some, batch, seen);
    if (!seen && devices.length > 0) writing = insertDevices(manager, by, devices);
  }
  await writing;
  return batch;
}

/** The devices of some of the rows of a batch that can be taken; what became of the rows is added to the batch. */
async function takeSome(
  manager: EntityManager,
  by: Authorship,
  rows: readonly ReadRow[],
  batch: TakenBatch,
  seen: SeenDevices | undefined,
): Promise<Device[]> {
  const inputs = rows.flatMap(({ input }) => input ?? []);
  const facts = await factsFor(manager, inputs, by.at);
  // What a check would have taken is nowhere else.
  const taken = new Map(batch.devices.map((device) => [device.deviceId, device]));
  const devices: Device[] = [];
  const held = (deviceId: string) => taken.get(deviceId) ?? facts.device(deviceId);
  const known = { ...facts, device: (deviceId: string) => held(deviceId) ?? seen?.get(deviceId) };
  for (const read of rows) {
    const { input, problems } = read;
    const device = input && readDevice(problems, input, known);
    if (device && !problems.any) {
      taken.set(device.deviceId, device);
      devices.push(device);
    } else if (device && isUnchanged(device, held(device.deviceId), problems)) batch.unchanged += 1;
    else if (device && isAsSeen(device, seen, problems)) batch.unchanged += 1;
    else batch.rejected.push(rejectedRow(read));
  }
  batch.accepted += devices.length;
  if (seen) batch.devices.push(...devices);
  return devices;
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
