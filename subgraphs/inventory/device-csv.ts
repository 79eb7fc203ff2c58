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

/** The values of an enum by their names. */
function namesOf<V extends string>(values: Record<string, V>): ReadonlyMap<string, V> {
  return new Map(Object.values(values).map((value) => [value, value]));
}
const TYPES = namesOf(DeviceType);
const STANDARDS = namesOf(MeteringStandard);
const STATUSES = namesOf(DeviceStatus);
const REGIONS = namesOf(CspRegion);

function readEnum<V extends string>(
  problems: Problems,
  column: DeviceColumn,
  text: string | null,
  values: ReadonlyMap<string, V>,
): V | null | undefined {
  if (text === null) return null;
  const value = values.get(text) ?? values.get(text.toUpperCase());
  if (value === undefined) {
    const message = `${JSON.stringify(text.slice(0, 40))} is none of the values of ${column}.`;
    problems.add(column, 'UNKNOWN_VALUE', message, `Write one of: ${[...values.keys()].join(', ')}.`);
  }
  return value;
}

const DAY_OR_INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?$/;

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The days that every month has. */
const SURE_DAYS = 28;

function readInstant(problems: Problems, column: DeviceColumn, text: string | null): Date | null {
  if (text === null) return null;
  const [, year, month, day] = DAY_OR_INSTANT.exec(text) ?? [];
  const instant = new Date(text);
  const isDay = Number(day) >= 1 && (Number(day) <= SURE_DAYS || Number(day) <= daysIn(Number(year), Number(month)));
  if (isDay && Number(year) >= 1000 && !Number.isNaN(instant.getTime())) return instant;
  const message = `${JSON.stringify(text.slice(0, 40))} is no time.`;
  problems.add(column, 'TIME_INVALID', message, 'Write it like 2018-06-04T09:30:00Z, or the day alone.');
  return null;
}

/** A typed id from an id, or from its key alone. */
function readId(kind: string, text: string | null): string | null {
  if (text === null) return null;
  return text.startsWith(kind) && text[kind.length] === ':' ? text : typedId(kind, keyOf(text));
}

/** What stands in a cell; null for nothing. */
function filled(cell: string | undefined): string | null {
  return cell?.trim() || null;
}

/**
 * The input that a row of a file stands for; cells that cannot be read are added to the problems by column.
 * @returns undefined when a cell without which there is no device cannot be read
 */
export function readDeviceRow(problems: Problems, row: DeviceRow): RegisterDeviceInput | undefined {
  const missing = (column: DeviceColumn) =>
    problems.add(column, 'MISSING', `The column ${column} is empty.`, 'Fill it in; every device has one.');
  const type = readEnum(problems, 'type', filled(row.type), TYPES);
  const standard = readEnum(problems, 'standard', filled(row.standard), STANDARDS);
  const deviceId = filled(row.deviceId);
  if (deviceId === null) missing('deviceId');
  if (type === null) missing('type');
  if (standard === null) missing('standard');
  const input = {
    specificationVersion: filled(row.specificationVersion),
    status: readEnum(problems, 'status', filled(row.status), STATUSES) ?? null,
    manufacturer: filled(row.manufacturer),
    model: filled(row.model),
    firmwareVersion: filled(row.firmwareVersion),
    mpxn: filled(row.mpxn),
    uprn: filled(row.uprn),
    postcode: filled(row.postcode),
    cspRegion: readEnum(problems, 'cspRegion', filled(row.cspRegion), REGIONS) ?? null,
    s1spId: readId('serviceProvider', filled(row.s1sp)),
    dcoId: readId('serviceProvider', filled(row.dco)),
    communicationsHubDeviceId: filled(row.communicationsHub),
    responsibleSupplierId: readId('organisation', filled(row.responsibleSupplier)),
    installedAt: readInstant(problems, 'installedAt', filled(row.installedAt)),
    commissionedAt: readInstant(problems, 'commissionedAt', filled(row.commissionedAt)),
  };
  return deviceId && type && standard ? { deviceId, type, standard, ...input } : undefined;
}
