/** What a change touches of the inventory. */
export interface Touching {
  deviceIds: readonly string[];
  providerIds: readonly string[];
  regions: readonly string[];
}

/** A device by its id, or a number of them that are alike and have none here. */
export interface CountedDevices {
  id: string | null;
  s1spId: string | null;
  dcoId: string | null;
  cspRegion: string;
  count: number;
  [column: string]: string | number | null;
}

type Counted = Record<string, string | number | null> & { count: number };

/** Absent values come first, as in the inventory's own counts. */
function compare(a: Counted, b: Counted, columns: readonly string[]): number {
  for (const column of columns) {
    const [one, other] = [String(a[column] ?? ''), String(b[column] ?? '')];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/**
 * Devices that are reached or co-signed through a provider, or in a region, that is touched, or are touched themselves:
 * each once, counted by some columns and in their order.
 * @param devices groups without an id hold no device twice; a device with an id may also be in a group
 */
export function countTouched(
  devices: readonly CountedDevices[],
  columns: readonly string[],
  { deviceIds, providerIds, regions }: Touching,
): Counted[] {
  const [ids, providers, touchedRegions] = [new Set(deviceIds), new Set(providerIds), new Set(regions)];
  const groups = new Map<string, Counted>();
  for (const { id, count, ...device } of devices) {
    const reached =
      (device.s1spId !== null && providers.has(device.s1spId)) ||
      (device.dcoId !== null && providers.has(device.dcoId)) ||
      touchedRegions.has(device.cspRegion);
    // Of a group what is reached counts; of a single device only what no group has counted.
    if (id === null ? !reached : reached || !ids.has(id)) continue;
    const values = columns.map((column) => device[column] ?? null);
    const key = JSON.stringify(values);
    const group = groups.get(key);
    if (group) group.count += count;
    else groups.set(key, { ...Object.fromEntries(columns.map((column, at) => [column, values[at] ?? null])), count });
  }
  const counted = [...groups.values()].sort((a, b) => compare(a, b, columns));
  return columns.length === 0 && counted.length === 0 ? [{ count: 0 }] : counted;
}
