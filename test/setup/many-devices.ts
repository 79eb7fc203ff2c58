import fc from 'fast-check';
import { insertAll } from '../../platform/database/insert-all';
import { Device } from '../../subgraphs/inventory/device';
import {
  CspRegion,
  DeviceStatus,
  DeviceType,
  MeteringStandard,
  ServiceProviderKind,
} from '../../subgraphs/inventory/vocabulary';
import type { Json, TestProduct } from './product';

const some = <T>(values: readonly T[]) => fc.constantFrom(...values);
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2 });

export const SUPPLIERS = ['ALDER', 'BIRCH', 'CEDAR'].map((name) => `organisation:SUP-${name}`);
export const PROVIDERS = ['S1SP-A', 'S1SP-B', 'DCO-1'].map((key) => `serviceProvider:${key}`);
export const TIMES = ['2018-05-01T00:00:00.000Z', '2018-06-01T12:00:00.000Z', '2018-06-01T12:00:00.001Z'];
export const MPXNS = ['1200023305967', '9151723803'];
export const POSTCODES = ['M1 4BT', 'CA1 1AA', 'ZZ99 9ZZ'];

/** Home area networks of a hub and what is joined to it, whose devices break any rule that a row can break. */
export const anyHomes = fc.array(
  fc.record({
    hubStandard: some(Object.values(MeteringStandard)),
    devices: fc.array(
      fc.record({
        type: some(Object.values(DeviceType)),
        standard: some(Object.values(MeteringStandard)),
        status: some(Object.values(DeviceStatus)),
        mpxn: perhaps(some(MPXNS)),
        uprn: perhaps(some(['1', '2'])),
        postcode: perhaps(some(POSTCODES)),
        cspRegion: some(Object.values(CspRegion)),
        s1spId: perhaps(some(PROVIDERS.slice(0, 2))),
        dcoId: perhaps(some(PROVIDERS.slice(2))),
        responsibleSupplierId: perhaps(some([...SUPPLIERS, 'organisation:DCC'])),
        installedAt: perhaps(some(TIMES)),
        commissionedAt: perhaps(some(TIMES)),
        joined: fc.integer({ min: 0, max: 4 }),
      }),
      { maxLength: 8 },
    ),
  }),
  { minLength: 40, maxLength: 40 },
);

type Homes = typeof anyHomes extends fc.Arbitrary<infer T> ? T : never;

const EMPTY = { specificationVersion: null, manufacturer: null, model: null, firmwareVersion: null, version: 1 };

/** Puts homes into the database as they are, past every rule, as an older inventory might hold them. */
export async function putHomes(product: TestProduct, homes: Homes): Promise<void> {
  let number = 0;
  const next = () => `00DB95${String(number++).padStart(10, '0')}`;
  const devices = homes.flatMap(({ hubStandard, devices: joined }): Device[] => {
    const [hubId, standard] = [next(), hubStandard];
    const s1spId = standard === MeteringStandard.SMETS1 ? `serviceProvider:${ServiceProviderKind.S1SP}-A` : null;
    const nothing = { mpxn: null, uprn: null, postcode: null, dcoId: null, responsibleSupplierId: null };
    const hub: Device = {
      ...{ ...EMPTY, ...nothing, id: `device:${hubId}`, deviceId: hubId, type: DeviceType.CHF, standard, s1spId },
      cspRegion: standard === MeteringStandard.SMETS1 ? CspRegion.SMETS1 : CspRegion.NORTH,
      ...{ status: DeviceStatus.PENDING, communicationsHubId: null, installedAt: null, commissionedAt: null },
    };
    const others = joined.map(({ joined: isJoined, installedAt, commissionedAt, ...device }): Device => {
      const deviceId = next();
      return {
        ...{ ...EMPTY, ...device, id: `device:${deviceId}`, deviceId },
        communicationsHubId: isJoined > 0 ? hub.id : null,
        installedAt: installedAt === null ? null : new Date(installedAt),
        commissionedAt: commissionedAt === null ? null : new Date(commissionedAt),
      };
    });
    return [hub, ...others];
  });
  await product.database('inventory').write((transaction) => insertAll(transaction, Device, devices));
}

/** Every device, by pages, with what is asked of each. */
export async function walkDevices(product: TestProduct, selection: string, filter: object = {}): Promise<Json[]> {
  const query = `query ($filter: DeviceFilter, $after: String) { devices(first: 200, after: $after, filter: $filter) {
    totalCount pageInfo { hasNextPage endCursor } nodes { ${selection} } } }`;
  const found: Json[] = [];
  for (let after = null, more = true; more; ) {
    const { data, errors } = await product.ask('ANALYST', query, { filter, after });
    expect(errors).toBeUndefined();
    found.push(...data.devices.nodes);
    ({ hasNextPage: more, endCursor: after } = data.devices.pageInfo);
    if (!more) expect(found).toHaveLength(data.devices.totalCount);
  }
  return found;
}
