import { type Json, startProduct, type TestProduct } from './setup/product';
import { payloadOf } from './setup/refusal';

const REGISTER = `mutation ($input: RegisterDeviceInput!) {
  registerDevice(input: $input) { device { id } userErrors { field code message suggestion } }
}`;
const DEVICES = `query ($filter: DeviceFilter, $after: String) { devices(first: 200, after: $after, filter: $filter) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id communicationsHubResponsibility { basis organisation { id } } } } }`;

describe('the party that answers for the communications hub of a home', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
    // Homes of one hub each, given by their meters in the order of their EUI-64s, with a supplier or without.
    await home('1', ['ESME', null], ['GSME', 'organisation:SUP-ALDER']);
    await home('2', ['GSME', 'organisation:SUP-ALDER']);
    await home('3', ['ESME', null], ['ESME', 'organisation:SUP-BIRCH']);
    await home('4', ['ESME', 'organisation:SUP-BIRCH'], ['ESME', null], ['GSME', null]);
    await home('5', ['GSME', null], ['GSME', 'organisation:SUP-CEDAR']);
    await home('6', ['IHD', 'organisation:SUP-CEDAR']);
    await home('7');
    await home('8', ['GSME', null], ['ESME', 'organisation:SUP-CEDAR']);
    await register({ deviceId: '00DB990000000901', type: 'ESME', responsibleSupplierId: 'organisation:SUP-ALDER' });
  });
  afterAll(() => product.close());

  async function register(input: object): Promise<void> {
    const smets1 = { standard: 'SMETS1', s1spId: 'serviceProvider:S1SP-A' };
    const made = payloadOf(await product.ask('OPERATIONS', REGISTER, { input: { ...smets1, ...input } }));
    expect(made.userErrors).toEqual([]);
  }

  async function home(number: string, ...joined: [type: string, responsibleSupplierId: string | null][]) {
    const hub = `00DB990000000${number}00`;
    await register({ deviceId: hub, type: 'CHF' });
    for (const [index, [type, responsibleSupplierId]] of joined.entries()) {
      const deviceId = `00DB990000000${number}0${index + 1}`;
      await register({ deviceId, type, responsibleSupplierId, communicationsHubDeviceId: hub });
    }
  }

  async function devices(filter: object = {}): Promise<Json[]> {
    const found: Json[] = [];
    for (let after = null, more = true; more; ) {
      const { data, errors } = await product.ask('ANALYST', DEVICES, { filter, after });
      expect(errors).toBeUndefined();
      found.push(...data.devices.nodes);
      ({ hasNextPage: more, endCursor: after } = data.devices.pageInfo);
      if (!more) expect(found).toHaveLength(data.devices.totalCount);
    }
    return found;
  }

  const answeredByLeadSupplier = ({ communicationsHubResponsibility: answer }: Json): boolean =>
    answer !== null && answer.basis === 'LEAD_SUPPLIER' && answer.organisation !== null;

  it('is the lead supplier for the filter exactly where it is for the field', async () => {
    const all = await devices();
    expect(new Set(all.map(answeredByLeadSupplier)).size).toBe(2);
    expect(await devices({ hubAnsweredByLeadSupplier: true })).toEqual(all.filter(answeredByLeadSupplier));
    const others = all.filter((device) => !answeredByLeadSupplier(device));
    expect(await devices({ hubAnsweredByLeadSupplier: false })).toEqual(others);
  });

  it.each([
    ['1', null],
    ['2', 'organisation:SUP-ALDER'],
    ['3', null],
    ['4', 'organisation:SUP-BIRCH'],
    ['5', null],
    ['6', null],
    ['7', null],
    ['8', 'organisation:SUP-CEDAR'],
  ])('is told by the first electricity meter, else the first gas meter, in home %s', async (number, supplier) => {
    const found = await devices({ deviceIdPrefix: `00DB990000000${number}` });
    expect(found.length).toBeGreaterThan(0);
    for (const { communicationsHubResponsibility: answer } of found) {
      expect([answer.basis, answer.organisation?.id ?? null]).toEqual(['LEAD_SUPPLIER', supplier]);
    }
  });
});
