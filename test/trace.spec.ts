import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDatabases, type TestDatabases } from './setup/databases';
import { type FiveProcesses, startFiveProcesses } from './setup/five-processes';
import { post, startProduct, type TestProduct } from './setup/product';

const TRACE = readFileSync(join(__dirname, 'queries', 'trace.graphql'), 'utf8');
const CHANGE = 'change:SAMPLE-2018-05-04-4';

describe('the question from a proposed change to the devices and incidents it touches', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  it('is answered by one query, all the way from clause to supporting information', async () => {
    const { data, errors } = await product.ask('ANALYST', TRACE, { change: CHANGE });
    expect(errors).toBeUndefined();
    const [clause] = data.change.clauses;
    expect(clause.number).toBe('5.2');
    const scenarios = clause.traceLinks.nodes.map(({ from }: { from: { code: string } }) => from.code);
    expect(scenarios).toContain('S1SP-DC-ONE');
    const scenario = clause.traceLinks.nodes[scenarios.indexOf('S1SP-DC-ONE')].from;
    const [disaster] = scenario.disasters.nodes;
    expect(disaster.reference).toBe('DIS000000001');
    const devices = disaster.affectedProviders[0].devices.nodes;
    expect(devices).toHaveLength(5);
    const incidents = devices.flatMap(({ incidents: { nodes } }: { incidents: { nodes: object[] } }) => nodes);
    expect(incidents).toContainEqual(
      expect.objectContaining({
        assignment: expect.objectContaining({
          supportingInformation: expect.arrayContaining([expect.objectContaining({ source: 'S1SP' })]),
        }),
      }),
    );
    expect(data.change.comments.nodes.length).toBeGreaterThan(0);
  });

  it('follows a type of link once, however often it is named', async () => {
    const query =
      '($types: [TraceLinkType!]) { trace(from: "clause:IMP-2.1.3", types: $types, depth: 2) { nodes { id } } }';
    const along = (types: string[]) => product.ask('ANALYST', `query ${query}`, { types });
    const often = await along(Array(40_000).fill('GOVERNS'));
    expect(often.errors).toBeUndefined();
    expect(often).toEqual(await along(['GOVERNS']));
  });

  it('takes the same number of statements for pages of 1, 20 and 200', async () => {
    const counts: number[] = [];
    const lengths: number[] = [];
    for (const size of [1, 20, 200]) {
      const before = product.statements();
      const variables = { change: CHANGE, disasters: size, devices: size, incidents: size, comments: size };
      const { errors, text } = await product.ask('ANALYST', TRACE, variables);
      expect(errors).toBeUndefined();
      counts.push(product.statements() - before);
      lengths.push(text.length);
    }
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    expect(new Set(lengths).size).toBe(3);
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBeGreaterThan(0);
  });
});

describe('the product as five processes over HTTP', () => {
  let databases: TestDatabases;
  let processes: FiveProcesses;
  let embedded: TestProduct;
  const previous = globalThis.ENGINE;

  beforeAll(async () => {
    databases = newDatabases();
    processes = await startFiveProcesses(databases);
    globalThis.ENGINE = 'sqlite';
    embedded = await startProduct();
    globalThis.ENGINE = previous;
  });
  afterAll(async () => {
    await embedded?.close();
    await processes?.close();
    await databases?.drop();
  });

  it.each([1, 2, 3, 4, 5, 6, 7])(
    'gives the answer of the embedded default for change %i, byte for byte',
    async (number) => {
      const variables = { change: `change:SAMPLE-2018-05-04-${number}` };
      const token = await processes.identityProvider.token('ANALYST');
      const distributed = await post(processes.url, token, TRACE, variables);
      expect(distributed.errors).toBeUndefined();
      const inProcess = await embedded.ask('ANALYST', TRACE, variables);
      expect(distributed.text).toBe(inProcess.text);
    },
  );

  it('verifies the caller in each subgraph, not only at the gateway', async () => {
    for (const name of ['inventory', 'incidents', 'bcdr', 'changes']) {
      const forged = await post(processes.subgraphUrl(name), 'e30.e30.e30', '{ __typename }');
      expect(forged.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
    const entities =
      '{ _entities(representations: [{ __typename: "Device", id: "device:00DB1234567890A0" }]) { __typename } }';
    const nobody = await post(processes.subgraphUrl('inventory'), null, entities);
    expect(nobody.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('assesses an obligation with the token of the assessor, over all of them', async () => {
    const assess = `mutation { assessObligations(ids: ["obligation:IMP-2.5.6-1"]) {
      assessments { outcome error evidenceIds } userErrors { message } } }`;
    const token = await processes.identityProvider.token('GOVERNANCE');
    const { data } = await post(processes.url, token, assess);
    const evidenceIds = ['incidentAssignment:INC000000021-1'];
    const assessments = [{ outcome: 'NON_COMPLIANT', error: null, evidenceIds }];
    expect(data.assessObligations).toEqual({ assessments, userErrors: [] });
  });

  it('lets a subgraph ask the others when it takes an incident in', async () => {
    const token = await processes.identityProvider.token('OPERATIONS');
    const log = `mutation ($raisedBy: ID!) { logIncident(input: { summary: "No answer", category: CATEGORY_4, raisedById: $raisedBy }) {
      incident { reference } userErrors { field code } } }`;
    const known = await post(processes.url, token, log, { raisedBy: 'organisation:SUP-ALDER' });
    expect(known.data.logIncident).toMatchObject({
      incident: { reference: expect.stringMatching(/^INC\d{9}$/) },
      userErrors: [],
    });
    const unknown = await post(processes.url, token, log, { raisedBy: 'organisation:NOPE' });
    expect(unknown.data.logIncident).toEqual({
      incident: null,
      userErrors: [{ field: ['raisedById'], code: 'NOT_FOUND' }],
    });
  });

  it('answers in part, with a typed error on the path, when a subgraph is down', async () => {
    const token = await processes.identityProvider.token('ANALYST');
    const incidents = processes.processes.get('incidents');
    incidents?.process.kill('SIGKILL');
    await incidents?.finished;
    const query = `{
      documents { code }
      device(id: "device:00DB1234567890A0") { deviceId incidents { totalCount } }
    }`;
    const { data, errors } = await post(processes.url, token, query);
    expect(data.documents.length).toBeGreaterThan(0);
    expect(data.device).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', suggestion: expect.any(String) });
  });
});
