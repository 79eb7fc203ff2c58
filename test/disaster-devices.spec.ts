import { type Json, startProduct, type TestProduct } from './setup/product';
import { Recovery } from './setup/recovery';
import { payloadOf } from './setup/refusal';

const PAGE = `query ($first: Int!) { devices(first: $first) { nodes {
  id standard cspRegion serviceState activeDisasters { reference } } } }`;
const SIMULATE = `query ($ids: [ID!]!) { simulateDisaster(componentIds: $ids) { scenarios { code }
  affectedProviders { id } impact { extent affectedServices { serviceRequest state provider { id } }
  continuingServices { serviceRequest provider { id } } } } }`;
const REPORT = `mutation ($input: ReportComponentStateInput!) { reportComponentState(input: $input) {
  component { id } userErrors { code } } }`;

const NORTH = 'device:00DB9A1F788A8070';
const SOUTH = 'device:00DB9A0753542FE5';
const S1SP_A = 'device:00DB1234567890A0';

let product: TestProduct;
let recovery: Recovery;
beforeAll(async () => {
  product = await startProduct();
  recovery = new Recovery(product);
});
afterAll(() => product.close());

const severity = (state: string) => ['OPERATIONAL', 'DEGRADED', 'UNAVAILABLE'].indexOf(state);
const simulated = async (...ids: string[]) => (await product.ask(null, SIMULATE, { ids })).data.simulateDisaster;
const placesOf = (services: Json[]) =>
  new Map(services.map(({ serviceRequest, provider, state }: Json) => [`${serviceRequest} ${provider.id}`, state]));

describe('the services of a device', () => {
  it('of SMETS2 depend on the SM WAN of its region, and of no other', async () => {
    expect(await recovery.device(SOUTH)).toEqual({ serviceState: 'DEGRADED', activeDisasters: [] });
    const before = await Promise.all([SOUTH, S1SP_A].map((id) => recovery.device(id)));
    const { reference } = await recovery.declared({
      scenarioId: 'recoveryScenario:CSP-GW',
      componentIds: ['component:CSP-NORTH-GW'],
      summary: 'The northern gateway is down',
    });
    expect(await recovery.device(NORTH)).toEqual({ serviceState: 'UNAVAILABLE', activeDisasters: [{ reference }] });
    expect(await Promise.all([SOUTH, S1SP_A].map((id) => recovery.device(id)))).toEqual(before);
  });

  it('follow a state that is reported without a disaster', async () => {
    const input = { id: 'component:CSP-SOUTH-GW', state: 'UNAVAILABLE', reason: 'A cable was cut' };
    expect(payloadOf(await product.ask('OPERATIONS', REPORT, { input })).userErrors).toEqual([]);
    expect(await recovery.device(SOUTH)).toEqual({ serviceState: 'UNAVAILABLE', activeDisasters: [] });
  });

  it('are told for pages of 1, 20 and 200 devices with the same number of statements', async () => {
    const counts: number[] = [];
    for (const first of [1, 20, 200]) {
      const before = product.statements();
      const { data, errors } = await product.ask('ANALYST', PAGE, { first });
      expect(errors).toBeUndefined();
      counts.push(product.statements() - before);
      expect(data.devices.nodes).toHaveLength(first);
    }
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBeLessThan(10);
  });
});

describe('simulating losses at several providers', () => {
  it('tells every scenario, every provider, and the worst extent; each provider as it would fare alone', async () => {
    const [one, whole] = [['component:S1SP-A-DC1'], ['component:CSP-SOUTH-DC1', 'component:CSP-SOUTH-DC2']] as const;
    const together = await simulated(...one, ...whole);
    expect(together.scenarios).toEqual([{ code: 'CSP-DC-ALL' }, { code: 'S1SP-DC-ONE' }]);
    expect(together.affectedProviders.map(({ id }: Json) => id)).toEqual([
      ...['serviceProvider:CSP-SOUTH', 'serviceProvider:S1SP-A'],
    ]);
    expect(together.impact.extent).toBe('TOTAL');
    const alone = await Promise.all([simulated(...one), simulated(...whole)]);
    const affected = alone.flatMap(({ impact }) => [...placesOf(impact.affectedServices)]);
    expect(placesOf(together.impact.affectedServices)).toEqual(new Map(affected));
  });

  it('never affects less the more is lost, and splits the services of the kinds concerned in two', async () => {
    const lost = ['component:S1SP-C-DC1', 'component:S1SP-C-DC2', 'component:CSP-NORTH-DC1', 'component:DSP-UI'];
    let before = new Map<string, string>();
    for (let count = 1; count <= lost.length; count += 1) {
      const { impact } = await simulated(...lost.slice(0, count));
      const [affected, continuing] = [placesOf(impact.affectedServices), placesOf(impact.continuingServices)];
      expect([...affected.keys()].filter((place) => continuing.has(place))).toEqual([]);
      for (const [place, state] of before) {
        expect(severity(affected.get(place) ?? '')).toBeGreaterThanOrEqual(severity(state));
      }
      before = affected;
    }
  });
});
