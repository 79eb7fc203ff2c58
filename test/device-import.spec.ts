import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { contentsOf } from './setup/contents';
import { deviceCells, HEADER } from './setup/invented-devices';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';
import { payloadOf, refusedBy } from './setup/refusal';

const IMPORT = `mutation ($input: ImportDevicesInput!, $first: Int) { importDevices(input: $input) {
  report { id rows accepted unchanged rejected dryRun errors(first: $first) { row column value code message suggestion } }
  userErrors { field code message suggestion } } }`;

describe('files of devices over HTTP', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const send = (csv: string, more: object = {}) => product.ask('OPERATIONS', IMPORT, { input: { csv, ...more } });
  async function imported(csv: string, more: object = {}): Promise<Json> {
    const answer = await send(csv, more);
    expect(answer.errors).toBeUndefined();
    return payloadOf(answer).report;
  }
  async function exported(format: string, filter: object = {}, asker: Asker = 'ANALYST') {
    const authorization = asker === null ? {} : { authorization: `Bearer ${await product.token(asker)}` };
    const query = new URLSearchParams({ format, filter: JSON.stringify(filter) });
    const response = await fetch(`${product.url}/exports/devices?${query}`, { headers: authorization });
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  }
  const file = (from: number, to: number) =>
    [HEADER, ...Array.from({ length: to - from }, (_, index) => deviceCells(from + index).join(','))].join('\n');

  it('are checked by a mutation without a change, taken, and taken no second time', async () => {
    const inventory = product.database('inventory');
    const csv = `${file(0, 2_500)}\n00DB99,ESME,SMETS1${','.repeat(14)}`;
    const before = await contentsOf(inventory);
    const checked = await imported(csv, { dryRun: true });
    expect(checked).toMatchObject({ rows: 2_501, accepted: 2_500, unchanged: 0, rejected: 1, dryRun: true });
    expect(await contentsOf(inventory)).toEqual(before);
    const first = await imported(csv);
    expect(first).toEqual({ ...checked, dryRun: false });
    expect(first.errors.map(({ row, column, value, code }: Json) => ({ row, column, value, code }))).toEqual([
      { row: 2_501, column: 'deviceId', value: '00DB99', code: 'EUI64_INVALID' },
      { row: 2_501, column: 's1sp', value: null, code: 'S1SP_MISSING' },
    ]);
    const after = await contentsOf(inventory);
    expect(await imported(csv)).toEqual({ ...first, accepted: 0, unchanged: 2_500 });
    expect(await contentsOf(inventory)).toEqual(after);
  });

  it('tell as many errors as are asked for', async () => {
    const csv = `deviceId,type,standard\n${'nothing,,\n'.repeat(50)}`;
    const errorsOf = async (first: number | null) => product.ask('OPERATIONS', IMPORT, { input: { csv }, first });
    expect(payloadOf(await errorsOf(3)).report.errors).toHaveLength(3);
    expect(payloadOf(await errorsOf(null)).report.errors).toHaveLength(100);
    expect((await errorsOf(1_001)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it.each([
    ['an empty text', '', 'HEADER_UNREADABLE'],
    ['a header that is none', 'a,b\n1,2', 'HEADER_UNREADABLE'],
    ['more than a request takes', 'x'.repeat(8_000_001), 'TOO_LARGE'],
  ])('are refused with %s, and a way out', async (_what, csv, code) => {
    expect(await refusedBy(product, () => send(csv))).toEqual([{ field: 'csv', code }]);
  });

  it('are taken of those alone who may register devices', async () => {
    for (const asker of ['ANALYST', 'GOVERNANCE', 'PUBLIC', null] as const) {
      const { errors } = await product.ask(asker, IMPORT, { input: { csv: file(0, 1) } });
      expect(errors?.[0]?.extensions.code).toMatch(/^(FORBIDDEN|UNAUTHENTICATED)$/);
    }
  });

  it('are exported, by any filter, as a graph query would have them', async () => {
    const filter = { standard: 'SMETS1', types: ['ESME', 'CHF'], deviceIdPrefix: '00DB12' };
    const query = 'query ($filter: DeviceFilter) { devices(filter: $filter) { totalCount } }';
    const { data } = await product.ask('ANALYST', query, { filter });
    const csv = await exported('csv', filter);
    const rows: Json[] = parse(csv.text, { bom: true, columns: true });
    expect([csv.status, csv.type, rows.length]).toEqual([
      200,
      'text/csv; charset=utf-8; header=present',
      data.devices.totalCount,
    ]);
    const lines = (await exported('jsonl', filter)).text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ deviceId }) => deviceId)).toEqual(rows.map(({ deviceId }) => deviceId));
    expect(rows.every(({ type, standard }) => standard === 'SMETS1' && ['ESME', 'CHF'].includes(type))).toBe(true);
  });

  it('are exported to those alone who may read devices, and by filters that can be read', async () => {
    expect((await exported('csv', {}, null)).status).not.toBe(200);
    expect((await exported('csv', {}, 'PUBLIC')).status).toBe(403);
    expect((await exported('csv', { colour: 'red' })).status).toBe(400);
    expect((await exported('xlsx')).status).toBe(400);
    expect((await exported('csv', { deviceIdPrefix: 'zz' })).status).toBe(400);
  });

  it('are exported so that they are imported as unchanged, whatever their texts look like', async () => {
    const text = fc
      .string({
        unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', 'a', 'é', ' ', '😀'),
        minLength: 1,
        maxLength: 12,
      })
      .map((given) => given.trim())
      .filter((given) => given !== '');
    let number = 0;
    const run = async (manufacturer: string, model: string) => {
      number += 1;
      const deviceId = `00DB94${String(number).padStart(10, '0')}`;
      const input = { deviceId, type: 'IHD', standard: 'SMETS2', cspRegion: 'NORTH', manufacturer, model };
      const register =
        'mutation ($input: RegisterDeviceInput!) { registerDevice(input: $input) { userErrors { code } } }';
      expect(payloadOf(await product.ask('OPERATIONS', register, { input })).userErrors).toEqual([]);
    };
    for (const [manufacturer, model] of fc.sample(fc.tuple(text, text), 40)) await run(manufacturer, model);
    await run("'=1+1", '=HYPERLINK("http://a.example")');
    const { text: csv } = await exported('csv', { deviceIdPrefix: '00DB94' });
    for (const { manufacturer } of parse(csv, { bom: true, columns: true }) as Json[]) {
      expect(manufacturer).not.toMatch(/^[=+\-@]/);
    }
    expect(await imported(csv)).toMatchObject({ rows: 41, accepted: 0, unchanged: 41, rejected: 0 });
  });
});
