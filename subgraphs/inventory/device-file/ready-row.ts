import { type Authorship, type FirstEntry, firstEntry } from '../../../platform/history/first-entry';
import { Problems } from '../../../platform/input/problems';
import { type InventoryFacts, readDevice } from '../device-rules';
import type { RegisterDeviceInput } from '../register-device';
import type { CsvRow } from './csv-row';
import type { DeviceHeader } from './read-header';
import { readRow } from './read-row';

/** All that can be made of a row by itself, when nothing is wrong with it by itself. */
export interface ReadyRow {
  input: RegisterDeviceInput;
  /** How the history of its device begins; undefined in a check, which writes none. */
  entry: FirstEntry | undefined;
}

/** What a device is does not depend on what the inventory has; whether it can be taken does, and is asked in its turn. */
function nothingKnown(now: Date): InventoryFacts {
  return { now, device: () => undefined, serviceProvider: () => undefined, organisation: () => undefined };
}

/**
 * Makes rows ready.
 * @param by who begins the histories of their devices; undefined in a check
 * @returns by place; null for a row with which something is wrong, which is read again to tell what
 */
export function readyRows(
  header: DeviceHeader,
  rows: readonly CsvRow[],
  by: Authorship | undefined,
): (ReadyRow | null)[] {
  const facts = by && nothingKnown(by.at);
  return rows.map((row, place) => {
    const { input, problems } = readRow(header, place, row);
    if (!input || problems.any) return null;
    return { input, entry: facts && firstEntry(by, readDevice(new Problems(), input, facts)) };
  });
}
