import { DEVICE_COLUMNS, type DeviceColumn } from '../device-csv';
import { nearestColumn } from '../table-file/nearest-column';
import { REJECT_COLUMNS, type RejectColumn } from './rejected-row';
import { UnreadableFile } from './unreadable-file';

const REQUIRED: readonly DeviceColumn[] = ['deviceId', 'type', 'standard'];
const IGNORED: readonly string[] = REJECT_COLUMNS;

/** How many names a message has at most, and how many characters of each. */
const MOST = 20;
const SHOWN = 60;

function columnNamed(name: string): DeviceColumn | undefined {
  return DEVICE_COLUMNS.find((column) => column === name);
}

function columnsThat(names: readonly string[], are: string): string {
  return names.length === 1 ? `the column ${names[0]} is ${are}` : `the columns ${names.join(', ')} are ${are}`;
}

/** The header of a file of devices: the names as they stand there, and which of them are columns of devices. */
export interface DeviceHeader {
  names: readonly string[];
  /** Where the columns of devices are, in their order. */
  places: readonly { place: number; column: DeviceColumn }[];
  /** In a file of rejected rows: where it is told what was wrong with a row. */
  told: { value: number; code: number; message: number } | undefined;
}

function placesOf(names: readonly string[]): DeviceHeader['places'] {
  return names.flatMap((name, place) => {
    const column = columnNamed(name);
    return column ? [{ place, column }] : [];
  });
}

function toldIn(names: readonly string[]): DeviceHeader['told'] {
  const [value = -1, code = -1, message = -1] = (['value', 'code', 'message'] satisfies RejectColumn[]).map((name) =>
    names.indexOf(name),
  );
  return Math.min(value, code, message) < 0 ? undefined : { value, code, message };
}

/** @throws UnreadableFile with everything that is wrong with it */
export function readHeader(cells: readonly string[]): DeviceHeader {
  const names = cells.map((name) => name.trim());
  while (names.length > 1 && names.at(-1) === '') names.pop();
  const faults: string[] = [];
  if (names.some((name) => name.includes('\0'))) {
    throw new UnreadableFile('It is no text, or in UTF-16 without its mark; save it as CSV in UTF-8.');
  }
  const missing = REQUIRED.filter((column) => !names.includes(column));
  if (missing.length > 0) faults.push(columnsThat(missing, 'missing'));
  const unknown = [...new Set(names)].filter((name) => !columnNamed(name) && !IGNORED.includes(name));
  if (unknown.length > 0) {
    const told = unknown.slice(0, MOST).map((name) => {
      const suggested = nearestColumn(name, DEVICE_COLUMNS);
      const shown = JSON.stringify(name.slice(0, SHOWN));
      return suggested === undefined ? shown : `${shown} (did you mean ${suggested}?)`;
    });
    faults.push(columnsThat(told, 'not known'));
  }
  // What is not known is told above, however often it is named.
  const known = [...DEVICE_COLUMNS, ...IGNORED];
  const twice = known.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice.length > 0) faults.push(columnsThat(twice, 'named twice'));
  if (faults.length === 0) return { names, places: placesOf(names), told: toldIn(names) };
  throw new UnreadableFile(
    `In the header row ${faults.join(', and ')}; the columns are: ${DEVICE_COLUMNS.join(', ')}.`,
  );
}
