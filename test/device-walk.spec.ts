import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importDeviceFile } from '../subgraphs/inventory';
import { deviceId, writeDevices } from './setup/invented-devices';
import { type Json, startProduct, type TestProduct } from './setup/product';

const DEVICES = 1_000_000;
const PAGE = 200;
/** Keeps of every sixth home, as they are invented, the electricity meter: one device in twenty-four. */
const FILTER = { responsibleSupplierIds: ['organisation:SUP-CEDAR'], types: ['ESME'], cspRegions: ['SMETS1'] };

const FORWARDS = `query ($filter: DeviceFilter, $at: String) { devices(first: ${PAGE}, after: $at, filter: $filter) {
  nodes { deviceId } pageInfo { more: hasNextPage at: endCursor } } }`;
const BACKWARDS = `query ($filter: DeviceFilter, $at: String) { devices(last: ${PAGE}, before: $at, filter: $filter) {
  nodes { deviceId } pageInfo { more: hasPreviousPage at: startCursor } } }`;

describe('a million devices', () => {
  let product: TestProduct;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'throughline-test-'));
    product = await startProduct({ sample: ['inventory'] });
  });
  afterAll(async () => {
    await product?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function walk(query: string): Promise<string[]> {
    const found: string[] = [];
    for (let at: string | null = null, more = true; more; ) {
      const filter = { ...FILTER, deviceIdPrefix: '00DB12000' };
      const { data }: Json = await product.ask('ANALYST', query, { filter, at });
      found.push(...data.devices.nodes.map((node: Json) => node.deviceId));
      ({ more, at } = data.devices.pageInfo);
    }
    return found;
  }

  it('are imported, and a list of some of them has each of these on one of its pages, walked from either end', async () => {
    const file = join(folder, 'devices.csv');
    await writeDevices(file, DEVICES);
    const by = { actor: 'test', action: 'importDevices', at: new Date('2018-08-01T00:00:00Z') };
    const outcome = await importDeviceFile(file, { database: product.database('inventory'), by });
    expect(outcome).toMatchObject({ rows: DEVICES, accepted: DEVICES, rejected: 0, whole: true });
    const expected: string[] = [];
    for (let home = 2; home < DEVICES / 4; home += 6) expected.push(deviceId(home * 4 + 1));
    expect(expected.length).toBeGreaterThan(DEVICES / 25);
    expect(await walk(FORWARDS)).toEqual(expected);
    const backwards = await walk(BACKWARDS);
    expect(new Set(backwards).size).toBe(backwards.length);
    expect(backwards.sort()).toEqual(expected);
  }, 600_000);
});
