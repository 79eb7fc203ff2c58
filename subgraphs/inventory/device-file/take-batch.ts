import type { EntityManager } from 'typeorm';
import type { Authorship } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import type { Device } from '../device';
import { columnOf } from '../device-csv';
import { readDevice } from '../device-rules';
import { factsFor, insertDevices } from '../inventory.service';
import type { ReadRow } from './device-batches';
import { type RejectedRow, shownValue } from './rejected-row';
import type { RowError } from './row-error';
import { fingerprintOf, type SeenDevices } from './seen-devices';

export interface TakenBatch {
  accepted: number;
  unchanged: number;
  rejected: RejectedRow[];
  devices: readonly Device[];
}

/** Whether nothing but its device being there already speaks against a row, and it is there just as the row has it. */
function isUnchanged(device: Device, existing: object | undefined, problems: Problems): boolean {
  if (!existing || problems.list.some(({ code }) => code !== 'DUPLICATE')) return false;
  const there = new Map(Object.entries(existing));
  return Object.entries(device).every(
    ([field, value]) => field === 'version' || JSON.stringify(value) === JSON.stringify(there.get(field) ?? null),
  );
}

function rejectedRow({ row, cells, values, surplus }: ReadRow, problems: Problems): RejectedRow {
  const known = new Map<string, string>(Object.entries(values));
  const errors = problems.list.map(({ field: [field], ...error }): RowError => {
    const column = field === undefined ? null : columnOf(field);
    const value = column === null ? surplus : known.get(column);
    return { row, column, value: shownValue(value), ...error };
  });
  return { row, cells, errors };
}

/**
 * Checks rows against the inventory and against each other, and takes those that keep the rules.
 * @param seen in a check that changes nothing: what it would have taken so far
 */
export async function takeBatch(
  manager: EntityManager,
  by: Authorship,
  rows: readonly ReadRow[],
  seen?: SeenDevices,
): Promise<TakenBatch> {
  const inputs = rows.flatMap(({ input }) => input ?? []);
  const facts = await factsFor(manager, inputs, by.at);
  const taken = new Map<string, Device>();
  const held = (deviceId: string) => taken.get(deviceId) ?? facts.device(deviceId);
  const known = { ...facts, device: (deviceId: string) => held(deviceId) ?? seen?.get(deviceId) };
  const rejected: RejectedRow[] = [];
  let unchanged = 0;
  for (const read of rows) {
    const { input } = read;
    // The transaction may be run again: what is wrong is found anew each time.
    const problems = new Problems();
    problems.addAll(read.problems);
    const device = input && readDevice(problems, input, known);
    if (device && !problems.any) taken.set(device.deviceId, device);
    else if (device && isUnchanged(device, held(device.deviceId), problems)) unchanged += 1;
    else if (device && isAsSeen(device, seen, problems)) unchanged += 1;
    else rejected.push(rejectedRow(read, problems));
  }
  const devices = [...taken.values()];
  if (!seen && devices.length > 0) await insertDevices(manager, by, devices);
  return { accepted: devices.length, unchanged, rejected, devices };
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
