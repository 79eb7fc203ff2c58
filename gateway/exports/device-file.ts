import { Readable } from 'node:stream';
import { z } from 'zod';
import { csvLine, DEVICE_COLUMNS, DeviceType } from '../../subgraphs/inventory';
import { type Ask, GraphRefusal } from './ask';
import { chunked } from './chunked';
import { pageOf, walk } from './pages';
import type { OnProgress } from './progress';

export const DEVICE_FORMATS = ['csv', 'jsonl'] as const;
export type DeviceFormat = (typeof DEVICE_FORMATS)[number];

const CONTENT_TYPES: Record<DeviceFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl; charset=utf-8',
};

/** As many as a page may have. */
const PAGE = 200;

const TYPES: readonly string[] = Object.values(DeviceType);
const HUB: string = DeviceType.CHF;

/** Columns that name a thing, by its key as an import takes it. */
const NAMING: readonly string[] = ['s1sp', 'dco', 'communicationsHub', 'responsibleSupplier'];
const SELECTION = DEVICE_COLUMNS.map((column) => (NAMING.includes(column) ? `${column} { id }` : column)).join(' ');

const valueShape = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => keyOfId(id)), z.null()]);
const nodeShape = z.record(z.string(), valueShape);
const shape = z.object({ devices: pageOf(nodeShape) });
const countShape = z.object({ inventoryCounts: z.array(z.object({ count: z.number() })) });

type Device = z.infer<typeof nodeShape>;

function keyOfId(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

const QUERY = `query ExportedDevices($filter: DeviceFilter, $after: String) {
  devices(first: ${PAGE}, after: $after, filter: $filter) {
    nodes { ${SELECTION} } pageInfo { hasNextPage endCursor } } }`;
const COUNT = 'query CountedDevices($filter: DeviceFilter) { inventoryCounts(by: [], filter: $filter) { count } }';

/** A filter as the graph takes it; what is in it, the graph checks. */
export const filterShape = z.looseObject({ types: z.array(z.string()).nullish() });
export type ExportedFilter = z.infer<typeof filterShape>;

/** @throws GraphRefusal for text that is no filter */
export function readFilter(text: string): ExportedFilter {
  const refuse = (message: string) =>
    new GraphRefusal(message, 'BAD_USER_INPUT', 'Write it as JSON, e.g. {"standard":"SMETS1","types":["ESME"]}.');
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw refuse('The filter is no JSON.');
  }
  const { success, data } = filterShape.safeParse(given);
  if (!success) throw refuse('The filter is no DeviceFilter.');
  return data;
}

/** Hubs come first, which others are joined to, so that an empty inventory takes the file as it is. */
async function* devicesOf(ask: Ask, filter: ExportedFilter): AsyncGenerator<Device> {
  const wanted = filter.types ?? TYPES;
  for (const types of [wanted.filter((type) => type === HUB), wanted.filter((type) => type !== HUB)]) {
    if (types.length === 0) continue;
    yield* walk(async (after) => shape.parse(await ask(QUERY, { filter: { ...filter, types }, after })).devices);
  }
}

async function* written(devices: AsyncIterable<Device>, format: DeviceFormat): AsyncGenerator<string> {
  if (format === 'csv') yield `\uFEFF${csvLine(DEVICE_COLUMNS)}`;
  for await (const device of devices) {
    if (format === 'csv') yield csvLine(DEVICE_COLUMNS.map((column) => device[column] ?? ''));
    else
      yield `${JSON.stringify(Object.fromEntries(DEVICE_COLUMNS.map((column) => [column, device[column] ?? null])))}\n`;
  }
}

async function* told(devices: AsyncIterable<Device>, all: number, tell: OnProgress): AsyncGenerator<Device> {
  let done = 0;
  for await (const device of devices) {
    yield device;
    done += 1;
    tell(done, Math.max(done, all));
  }
}

export interface OpenedDevices {
  fileName: string;
  contentType: string;
  content: Readable;
}

/**
 * Begins an export of the devices that a filter keeps, as one reader of the graph sees them; read while it is written.
 * @throws GraphRefusal before anything is written, when the reader may not read them or the filter cannot be read
 */
export async function openDeviceExport(
  ask: Ask,
  { filter, format }: { filter: ExportedFilter; format: DeviceFormat },
  onProgress: OnProgress = () => {},
): Promise<OpenedDevices> {
  const [total] = countShape.parse(await ask(COUNT, { filter })).inventoryCounts;
  const lines = written(told(devicesOf(ask, filter), total?.count ?? 0, onProgress), format);
  return {
    fileName: `devices.${format}`,
    contentType: CONTENT_TYPES[format],
    content: Readable.from(chunked(lines), { objectMode: false }),
  };
}
