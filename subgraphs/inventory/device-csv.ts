import { keyOf, typedId } from '../../platform/ids';
import type { Problems } from '../../platform/input/problems';
import type { RegisterDeviceInput } from './register-device';
import { CspRegion, DeviceStatus, DeviceType, MeteringStandard } from './vocabulary';

/** The columns of a file of devices; the first three must be there. */
export const DEVICE_COLUMNS = [
  'deviceId',
  'type',
  'standard',
  'specificationVersion',
  'status',
  'manufacturer',
  'model',
  'firmwareVersion',
  'mpxn',
  'uprn',
  'postcode',
  'cspRegion',
  's1sp',
  'dco',
  'communicationsHub',
  'responsibleSupplier',
  'installedAt',
  'commissionedAt',
] as const;

/** Longest cell that any column has room for, in characters. */
export const COLUMN_LIMIT = 1_000;

export type DeviceColumn = (typeof DEVICE_COLUMNS)[number];
export type DeviceRow = Partial<Record<DeviceColumn, string>>;

/** Which column a field of the input comes from, where their names differ. */
const COLUMN_OF_FIELD = new Map([
  ['s1spId', 's1sp'],
  ['dcoId', 'dco'],
  ['communicationsHubDeviceId', 'communicationsHub'],
  ['responsibleSupplierId', 'responsibleSupplier'],
]);

export function columnOf(field: string): string {
  return COLUMN_OF_FIELD.get(field) ?? field;
}

function readEnum<V extends string>(
  problems: Problems,
  column: DeviceColumn,
  text: string,
  values: Record<string, V>,
): V | undefined {
  const wanted = text.trim().toUpperCase();
  const value = Object.values(values).find((known) => known === wanted);
  if (value === undefined) {
    const message = `${JSON.stringify(text.slice(0, 40))} is none of the values of ${column}.`;
    problems.add(column, 'UNKNOWN_VALUE', message, `Write one of: ${Object.values(values).join(', ')}.`);
  }
  return value;
}

const DAY_OR_INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?$/;

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function readInstant(problems: Problems, column: DeviceColumn, text: string): Date | null {
  const [, year, month, day] = DAY_OR_INSTANT.exec(text) ?? [];
  const instant = new Date(text);
  const isDay = Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month));
  if (isDay && Number(year) >= 1000 && !Number.isNaN(instant.getTime())) return instant;
  const message = `${JSON.stringify(text.slice(0, 40))} is no time.`;
  problems.add(column, 'TIME_INVALID', message, 'Write it like 2018-06-04T09:30:00Z, or the day alone.');
  return null;
}

/** A typed id from an id, or from its key alone. */
function readId(kind: string, text: string): string {
  return text.startsWith(`${kind}:`) ? text : typedId(kind, keyOf(text));
}

/**
 * The input that a row of a file stands for; cells that cannot be read are added to the problems by column.
 * @returns undefined when a cell without which there is no device cannot be read
 */
export function readDeviceRow(problems: Problems, row: DeviceRow): RegisterDeviceInput | undefined {
  const cell = <T>(column: DeviceColumn, read: (text: string) => T): T | null => {
    const text = row[column]?.trim() ?? '';
    return text === '' ? null : read(text);
  };
  const asIs = (text: string) => text;
  const type = cell('type', (text) => readEnum(problems, 'type', text, DeviceType));
  const standard = cell('standard', (text) => readEnum(problems, 'standard', text, MeteringStandard));
  const deviceId = cell('deviceId', asIs);
  for (const [column, value] of Object.entries({ deviceId, type, standard })) {
    if (value === null)
      problems.add(column, 'MISSING', `The column ${column} is empty.`, 'Fill it in; every device has one.');
  }
  const input = {
    specificationVersion: cell('specificationVersion', asIs),
    status: cell('status', (text) => readEnum(problems, 'status', text, DeviceStatus) ?? null),
    manufacturer: cell('manufacturer', asIs),
    model: cell('model', asIs),
    firmwareVersion: cell('firmwareVersion', asIs),
    mpxn: cell('mpxn', asIs),
    uprn: cell('uprn', asIs),
    postcode: cell('postcode', asIs),
    cspRegion: cell('cspRegion', (text) => readEnum(problems, 'cspRegion', text, CspRegion) ?? null),
    s1spId: cell('s1sp', (text) => readId('serviceProvider', text)),
    dcoId: cell('dco', (text) => readId('serviceProvider', text)),
    communicationsHubDeviceId: cell('communicationsHub', asIs),
    responsibleSupplierId: cell('responsibleSupplier', (text) => readId('organisation', text)),
    installedAt: cell('installedAt', (text) => readInstant(problems, 'installedAt', text)),
    commissionedAt: cell('commissionedAt', (text) => readInstant(problems, 'commissionedAt', text)),
  };
  return deviceId && type && standard ? { deviceId, type, standard, ...input } : undefined;
}
