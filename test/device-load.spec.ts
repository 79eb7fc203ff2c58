import { insertAll } from '../platform/database/insert-all';
import { AuditEntryRow } from '../platform/history/audit-entry';
import { firstBroken } from '../platform/history/hash-chain';
import { Device } from '../subgraphs/inventory/device';
import { importDevicesText } from '../subgraphs/inventory/import-devices';
import { contentsOf } from './setup/contents';
import { deviceCells, HEADER } from './setup/invented-devices';
import { startProduct, type TestProduct } from './setup/product';

const DEVICES = 600;
/** What a file that a database loads has a meaning of its own for. */
const MAKERS = [
  '\\N',
  'back\\slash \\t',
  'O\u2019Neill \u00E9\u00FC',
  '\u{1F50C} meters',
  '"quoted", \'so\'',
  'NULL',
  '\\',
];

describe('many devices at once', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct({ sample: ['inventory'] });
  });
  afterAll(() => product?.close());

  const by = { actor: 'test', action: 'importDevices', at: new Date('2018-08-01T00:00:00.250Z') };
  const makerOf = (index: number) => MAKERS[index % MAKERS.length] ?? '';

  function file(from: number): string {
    const lines = Array.from({ length: DEVICES }, (_, place) => {
      const cells = deviceCells(from + place);
      cells[5] = makerOf(place);
      return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
    });
    return [HEADER, ...lines].join('\n');
  }
  const inventory = () => product.database('inventory');
  const taken = (from: number) => importDevicesText(file(from), { by, within: (work) => inventory().write(work) });

  async function expectAll(from: number): Promise<void> {
    const devices = await inventory().reads.findBy(Device, {});
    const held = new Map(devices.map((device) => [device.deviceId, device]));
    const entries = await inventory().reads.findBy(AuditEntryRow, { actor: 'test' });
    const histories = new Map(entries.map((entry) => [entry.thingId, entry]));
    for (let place = 0; place < DEVICES; place += 1) {
      const [deviceId = '', ...cells] = deviceCells(from + place);
      const device = held.get(deviceId);
      expect(device).toMatchObject({ manufacturer: makerOf(place), postcode: null, version: 1 });
      expect(device?.installedAt).toEqual(new Date(cells.at(-2) ?? ''));
      const entry = histories.get(`device:${deviceId}`);
      expect(entry).toMatchObject({ at: by.at, sequence: 1, reason: null });
      expect(entry && firstBroken([entry])).toBeUndefined();
      expect(JSON.parse(entry?.changes ?? '[]')).toContainEqual({
        field: 'manufacturer',
        before: null,
        after: makerOf(place),
      });
    }
  }

  it('are taken to the letter, each with its history', async () => {
    const statements = inventory().statements.record();
    expect(await taken(0)).toMatchObject({ accepted: DEVICES, rejected: 0 });
    expect(statements.some((statement) => statement.startsWith('LOAD DATA'))).toBe(ENGINE === 'mariadb');
    await expectAll(0);
  });

  it('are not taken in part where one of them is there already', async () => {
    const before = await contentsOf(inventory());
    const [there] = await inventory().reads.findBy(Device, {});
    if (!there) throw new Error('There is no device.');
    const others = Array.from({ length: DEVICES }, (_, place) => ({
      ...{ ...there, id: `device:00DC${place}`, deviceId: `00DC${place}` },
    }));
    const all = [...others, there];
    await expect(inventory().write((transaction) => insertAll(transaction, Device, all))).rejects.toThrow(
      /UNIQUE|Duplicate/,
    );
    expect(await contentsOf(inventory())).toEqual(before);
  });

  it('are taken as well by a server that takes no files from its clients', async () => {
    if (ENGINE === 'mariadb') await inventory().reads.query('SET GLOBAL local_infile = 0');
    try {
      expect(await taken(DEVICES)).toMatchObject({ accepted: DEVICES, rejected: 0 });
    } finally {
      if (ENGINE === 'mariadb') await inventory().reads.query('SET GLOBAL local_infile = 1');
    }
    await expectAll(DEVICES);
  });

  it('come back the same from their export, hubs and all, into an inventory that has none', async () => {
    const held = () => inventory().reads.find(Device, { order: { id: 'ASC' } });
    const before = await held();
    const authorization = `Bearer ${await product.token('ANALYST')}`;
    const answer = await fetch(`${product.url}/exports/devices?format=csv`, { headers: { authorization } });
    const csv = await answer.text();
    await inventory().write(async (transaction) => {
      await transaction.query('DELETE FROM device');
      await transaction.query("DELETE FROM audit_entry WHERE thingId LIKE 'device:%'");
    });
    const refused: string[] = [];
    await importDevicesText(csv, {
      by,
      within: (work) => inventory().write(work),
      onBatch({ rejected }) {
        refused.push(...rejected.map(({ cells, errors }) => `${cells[0]} ${errors.map(({ code }) => code)}`));
      },
    });
    // Those that the sample has from a time at which the rules were not kept.
    expect(refused.map((line) => line.slice(17)).sort()).toEqual(['REGION_MISMATCH', 'S1SP_MISSING', 'S1SP_MISSING']);
    const left = new Set(refused.map((line) => `device:${line.slice(0, 16)}`));
    const same = (devices: readonly Device[]) => devices.map((device) => ({ ...device, version: 1 }));
    expect(same(await held())).toEqual(same(before.filter(({ id }) => !left.has(id))));
    expect(before.some(({ communicationsHubId }) => communicationsHubId !== null)).toBe(true);
  });
});
