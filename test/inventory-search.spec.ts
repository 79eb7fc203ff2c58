import fc from 'fast-check';
import { anyHomes, MPXNS, PROVIDERS, putHomes, SUPPLIERS, TIMES, walkDevices } from './setup/many-devices';
import { type Json, startProduct, type TestProduct } from './setup/product';

const FIELDS = `id deviceId type standard status mpxn uprn cspRegion s1sp { id } dco { id } responsibleSupplier { id }
  communicationsHub { id type standard } commissionedAt installedAt
  communicationsHubResponsibility { basis organisation { id } } smWanCoverage { __typename } anomalies { code }`;

const [TYPES, STANDARDS] = [
  ['ESME', 'GSME', 'GPF', 'CHF', 'PPMID', 'IHD'],
  ['SMETS1', 'SMETS2'],
];
const STATUSES = ['PENDING', 'COMMISSIONED', 'SUSPENDED', 'DECOMMISSIONED', 'REJECTED'];
const REGIONS = ['NORTH', 'CENTRAL', 'SOUTH', 'SMETS1'];

const among = (values: Json, value: unknown) => (values ?? null) === null || values.includes(value);
const equal = (wish: Json, value: unknown) => (wish ?? null) === null || wish === value;
const within = (span: Json, time: Json) =>
  (span ?? null) === null ||
  (time !== null && (!span.from || time >= span.from) && (!span.to || time < span.to)) ||
  (!span.from && !span.to);
const answered = ({ communicationsHubResponsibility: answer }: Json) =>
  answer?.basis === 'LEAD_SUPPLIER' && answer.organisation !== null;

/** Whether a device is kept by a filter, by what its own fields say. */
const keeps = (filter: Json, device: Json): boolean =>
  among(filter.ids, device.id) &&
  among(filter.types, device.type) &&
  equal(filter.standard, device.standard) &&
  among(filter.statuses, device.status) &&
  among(filter.cspRegions, device.cspRegion) &&
  (!filter.serviceProviderIds || [device.s1sp, device.dco].some((of) => filter.serviceProviderIds.includes(of?.id))) &&
  (!filter.responsibleSupplierIds || filter.responsibleSupplierIds.includes(device.responsibleSupplier?.id)) &&
  equal(filter.mpxn, device.mpxn) &&
  equal(filter.uprn, device.uprn) &&
  device.deviceId.startsWith(filter.deviceIdPrefix ?? '') &&
  within(filter.commissioned, device.commissionedAt) &&
  equal(filter.anomalous, device.anomalies.length > 0) &&
  equal(filter.hasS1sp, device.s1sp !== null) &&
  equal(filter.smWanCoverageOffered, device.smWanCoverage.__typename === 'SmWanCoverageEstimate') &&
  equal(filter.hubAnsweredByLeadSupplier, answered(device));

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 1, nil: undefined });
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const some = (values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 5 });

const DIMENSIONS: Record<string, (device: Json) => unknown> = {
  STANDARD: ({ standard }) => standard,
  TYPE: ({ type }) => type,
  STATUS: ({ status }) => status,
  CSP_REGION: ({ cspRegion }) => cspRegion,
  SERVICE_PROVIDER: ({ s1sp }) => s1sp?.id ?? null,
  RESPONSIBLE_SUPPLIER: ({ responsibleSupplier }) => responsibleSupplier?.id ?? null,
};

describe('an inventory that holds what breaks its rules', () => {
  let product: TestProduct;
  let all: Json[];
  beforeAll(async () => {
    product = await startProduct({ sample: ['inventory'] });
    const [homes] = fc.sample(anyHomes, { numRuns: 1, seed: 2018 });
    await putHomes(product, homes ?? []);
    all = await walkDevices(product, FIELDS);
  });
  afterAll(() => product.close());

  it('gives for every filter exactly the devices whose own fields say so', async () => {
    const ids = all.map(({ id }) => id);
    const filters = fc.record({
      ids: rarely(some([...ids, 'device:0', ''])),
      types: maybe(some(TYPES)),
      standard: maybe(fc.constantFrom(...STANDARDS)),
      statuses: maybe(some(STATUSES)),
      cspRegions: rarely(some(REGIONS)),
      serviceProviderIds: rarely(some([...PROVIDERS, 'serviceProvider:NOPE'])),
      responsibleSupplierIds: rarely(some([...SUPPLIERS, ''])),
      mpxn: rarely(fc.constantFrom(...MPXNS)),
      uprn: rarely(fc.constantFrom('1', '2', '999000000138')),
      deviceIdPrefix: rarely(fc.constantFrom('00DB95', '00DB950000000', '00DB1', 'F')),
      commissioned: rarely(fc.record({ from: maybe(fc.constantFrom(...TIMES)), to: maybe(fc.constantFrom(...TIMES)) })),
      anomalous: rarely(fc.boolean()),
      hasS1sp: rarely(fc.boolean()),
      smWanCoverageOffered: rarely(fc.boolean()),
      hubAnsweredByLeadSupplier: rarely(fc.boolean()),
    });
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const found = await walkDevices(product, 'id', filter);
        expect(found.map(({ id }) => id)).toEqual(all.filter((device) => keeps(filter, device)).map(({ id }) => id));
      }),
      { numRuns: 150 },
    );
  });

  it.each(['anomalous', 'smWanCoverageOffered', 'hubAnsweredByLeadSupplier', 'hasS1sp'])(
    'is split in two by %s, of which neither part is empty',
    async (name) => {
      for (const wish of [true, false]) {
        const found = await walkDevices(product, 'id', { [name]: wish });
        const expected = all.filter((device) => keeps({ [name]: wish }, device));
        expect(found).toEqual(expected.map(({ id }) => ({ id })));
        expect(found.length).toBeGreaterThan(0);
      }
    },
  );

  it('names every rule that is broken, and no other', () => {
    const codes = new Set(all.flatMap(({ anomalies }) => anomalies.map(({ code }: Json) => code)));
    expect([...codes].sort()).toEqual([
      'BEFORE_INSTALLATION',
      'COMMISSIONING_MISSING',
      'DCO_NOT_FOR_SMETS2',
      'HUB_MISMATCH',
      'HUB_OF_HUB',
      'MPXN_WRONG_DEVICE_TYPE',
      'REGION_MISMATCH',
      'REGION_MISSING',
      'S1SP_MISSING',
      'S1SP_NOT_FOR_SMETS2',
      'SUPPLIER_NO_SUPPLIER',
    ]);
    const has = (device: Json, code: string) => device.anomalies.some((anomaly: Json) => anomaly.code === code);
    for (const device of all) {
      const { standard, communicationsHub: hub, s1sp, commissionedAt, status } = device;
      expect(has(device, 'S1SP_MISSING')).toBe(standard === 'SMETS1' && s1sp === null);
      expect(has(device, 'HUB_MISMATCH')).toBe(hub !== null && hub.standard !== standard);
      expect(has(device, 'COMMISSIONING_MISSING')).toBe(status === 'COMMISSIONED' && commissionedAt === null);
    }
  });

  it('is counted by each of the 63 choices of dimensions as a loop counts it', async () => {
    const names = Object.keys(DIMENSIONS);
    const choices = Array.from({ length: 2 ** names.length - 1 }, (_, index) =>
      names.filter((_name, place) => ((index + 1) >> place) % 2 === 1),
    );
    const filter = { statuses: STATUSES };
    const kept = all.filter((device) => keeps(filter, device));
    for (const by of choices) {
      const expected = new Map<string, number>();
      for (const device of kept) {
        const key = JSON.stringify(by.map((name) => DIMENSIONS[name]?.(device)));
        expected.set(key, (expected.get(key) ?? 0) + 1);
      }
      const { data } = await product.ask(
        'ANALYST',
        `query ($by: [InventoryDimension!]!, $filter: DeviceFilter) { inventoryCounts(by: $by, filter: $filter) {
          count standard type status cspRegion serviceProvider { id } responsibleSupplier { id } } }`,
        { by, filter },
      );
      const counted = data.inventoryCounts.map(({ count, serviceProvider, ...row }: Json) => [
        JSON.stringify(by.map((name) => DIMENSIONS[name]?.({ ...row, s1sp: serviceProvider }))),
        count,
      ]);
      expect(new Map(counted)).toEqual(expected);
      expect(counted).toHaveLength(expected.size);
    }
  });

  it.each([
    'anomalies { code }',
    'smWanCoverage { __typename }',
    'communicationsHubResponsibility { organisation { name } }',
    'network { id communicationsHub { id } }',
    'history(first: 3) { totalCount nodes { id } }',
    's1sp { devices(first: 2) { nodes { id } totalCount } history { totalCount } }',
    'dco { devices(first: 2) { nodes { id } totalCount } }',
    'responsibleSupplier { devices(first: 2) { nodes { id } totalCount } history { totalCount } }',
  ])('is read with as many statements for 200 devices as for 20 and for one: %s', async (selection) => {
    const statements: number[] = [];
    for (const first of [1, 20, 200]) {
      const before = product.statements();
      const query = `{ devices(first: ${first}, filter: { standard: SMETS1, hasS1sp: true }) { nodes { ${selection} } } }`;
      expect((await product.ask('ANALYST', query)).errors).toBeUndefined();
      statements.push(product.statements() - before);
    }
    const [one = 0, twenty = 0, many = 0] = statements;
    expect(one).toBeLessThanOrEqual(many);
    expect(many).toBe(twenty);
  });
});
