import { contentsOfAll } from './setup/contents';
import { expectHistory } from './setup/history-chain';
import { type Json, SAMPLE_END, startProduct, type TestProduct } from './setup/product';
import { lossOf, Recovery } from './setup/recovery';
import { BAD_TEXTS, failedWith, malformedIds, payloadOf, refusedAll, refusedBy } from './setup/refusal';

const NOW = SAMPLE_END.toISOString();
const S1SP_A = 'device:00DB1234567890A0';
const S1SP_B = 'device:00DB273C75E85EF8';
const SMETS2 = 'device:00DB9A1F788A8070';

let product: TestProduct;
let recovery: Recovery;
beforeAll(async () => {
  product = await startProduct();
  recovery = new Recovery(product);
});
afterAll(() => product.close());
afterEach(() => product.clock.set(SAMPLE_END));

const byProvider = (services: Json[]) => {
  const groups = new Map<string, string[]>();
  for (const { provider, serviceRequest, state } of services) {
    const found = groups.get(provider.id) ?? [];
    groups.set(provider.id, [...found, `${serviceRequest} ${state}`]);
  }
  return Object.fromEntries(groups);
};

describe('declaring a disaster', () => {
  it('shows on the devices that are reached through what is lost, and on no others', async () => {
    const states = () => Promise.all([S1SP_A, S1SP_B, SMETS2].map((id) => recovery.device(id)));
    const disasters = (...numbers: number[]) => numbers.map((number) => ({ reference: `DIS00000000${number}` }));
    expect(await states()).toEqual([
      { serviceState: 'UNAVAILABLE', activeDisasters: disasters(3) },
      { serviceState: 'UNAVAILABLE', activeDisasters: disasters(3, 2) },
      { serviceState: 'OPERATIONAL', activeDisasters: [] },
    ]);
    const scenarioId = 'recoveryScenario:DSP-DC-ONE';
    await recovery.declared({ scenarioId, componentIds: ['component:DSP-DC1'], summary: 'One is lost' });
    await recovery.declared({ ...lossOf('S1SP-A'), exercise: true });
    expect(await states()).toEqual([
      { serviceState: 'UNAVAILABLE', activeDisasters: disasters(7, 3) },
      { serviceState: 'UNAVAILABLE', activeDisasters: disasters(7, 3, 2) },
      { serviceState: 'DEGRADED', activeDisasters: disasters(7) },
    ]);
    const anonymous = await product.ask(null, `{ device(id: "${SMETS2}") { serviceState } }`);
    expect(anonymous.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('refuses bad input at every field, and changes nothing', async () => {
    const good = lossOf('S1SP-A');
    const [first, second] = good.componentIds;
    const gateway = 'component:S1SP-A-GW';
    const ids = malformedIds('component:S1SP-A-DC1');
    const cases: (readonly [object, string, string])[] = [
      ...BAD_TEXTS.map(([, summary, code]) => [{ summary }, 'summary', code] as const),
      [{ summary: 'x'.repeat(501) }, 'summary', 'TOO_LONG'],
      [{ summary: 'a\nb' }, 'summary', 'CONTROL_CHARACTER'],
      ...['recoveryScenario:NOPE', 'component:S1SP-A-DC1', ...malformedIds(good.scenarioId)].map(
        (scenarioId) => [{ scenarioId }, 'scenarioId', 'NOT_FOUND'] as const,
      ),
      ...['component:NOPE', 'serviceProvider:S1SP-A', 'component:s1sp-a-dc1', ...ids].map(
        (id) => [{ componentIds: [first, second, id] }, 'componentIds.2', 'NOT_FOUND'] as const,
      ),
      ...['incident:INC999999999', 'disasterEvent:DIS000000001', ...malformedIds('incident:INC000000001')].map(
        (incidentId) => [{ incidentId }, 'incidentId', 'NOT_FOUND'] as const,
      ),
      [{ componentIds: [] }, 'componentIds', 'EMPTY'],
      [{ componentIds: [first, second, first] }, 'componentIds.2', 'DUPLICATE'],
      [{ componentIds: Array.from({ length: 201 }, (_, at) => `component:${at}`) }, 'componentIds', 'TOO_MANY'],
      [{ componentIds: [first] }, 'scenarioId', 'EXTENT_MISMATCH'],
      [{ scenarioId: 'recoveryScenario:S1SP-DC-ONE' }, 'scenarioId', 'EXTENT_MISMATCH'],
      [{ scenarioId: 'recoveryScenario:S1SP-GW' }, 'scenarioId', 'COMPONENT_KIND_MISMATCH'],
      [{ scenarioId: 'recoveryScenario:DSP-DC-ALL' }, 'scenarioId', 'PROVIDER_KIND_MISMATCH'],
      [{ componentIds: [first, second, 'component:S1SP-B-DC1'] }, 'componentIds', 'SEVERAL_PROVIDERS'],
      [{ componentIds: [first, second, gateway] }, 'componentIds', 'SEVERAL_KINDS'],
      [{ componentIds: ['component:DCC-SD'] }, 'scenarioId', 'PROVIDER_KIND_MISMATCH'],
    ];
    const asks = cases.map(
      ([changes]) =>
        () =>
          recovery.declare({ ...good, ...changes }),
    );
    expect(await refusedAll(product, asks)).toEqual(cases.map(([, field, code]) => [{ field, code }]));
    const { userErrors } = payloadOf(await recovery.declare({ ...good, componentIds: [first] }));
    expect(userErrors[0].suggestion).toContain('recoveryScenario:S1SP-DC-ONE');
  });

  it('gives it a reference and a history, and makes its components UNAVAILABLE, each with an entry of its own', async () => {
    const at = '2018-08-01T12:30:00.000Z';
    product.clock.set(new Date(at));
    const made = await recovery.declared({ ...lossOf('S1SP-C'), incidentId: 'incident:INC000000060' });
    expect(made).toMatchObject({
      id: 'disasterEvent:DIS000000009',
      reference: 'DIS000000009',
      version: 1,
      status: 'DECLARED',
      exercise: false,
      declaredAt: at,
      declaredBy: 'operations@development',
      scenario: { id: 'recoveryScenario:S1SP-DC-ALL' },
      components: lossOf('S1SP-C').componentIds.map((id) => ({ id, state: 'UNAVAILABLE' })),
      affectedProviders: [{ id: 'serviceProvider:S1SP-C' }],
      publications: [],
      secondsToFirstPublication: null,
      impact: { extent: 'TOTAL' },
    });
    expectHistory(made, ['declareDisaster']);
    expect(made.history.nodes[0].changes).not.toContain('INC000000060');
    for (const id of lossOf('S1SP-C').componentIds) {
      const component = await recovery.component(id);
      expect(component).toMatchObject({ state: 'UNAVAILABLE', stateSince: at, version: 2 });
      expect(component.history.nodes.at(-1)).toMatchObject({
        action: 'declareDisaster',
        reason: 'Lost in DIS000000009.',
      });
    }
    expect(await recovery.disaster('DIS000000009')).toEqual({ ...made, incident: { id: 'incident:INC000000060' } });
    const { providers, activeDisasters } = await recovery.board();
    expect(providers).toContainEqual({ id: 'serviceProvider:S1SP-C', serviceState: 'UNAVAILABLE' });
    expect(activeDisasters[0]).toEqual({ id: made.id });
  });

  it('of one S1SP leaves requests through the other S1SPs going on (IMP 5.2)', async () => {
    const before = await recovery.board();
    const { impact } = await recovery.declared(lossOf('S1SP-B'));
    const affected = byProvider(impact.affectedServices);
    const continuing = byProvider(impact.continuingServices);
    expect(Object.keys(affected)).toEqual(['serviceProvider:S1SP-B']);
    expect(Object.keys(continuing).sort()).toEqual(['serviceProvider:S1SP-A', 'serviceProvider:S1SP-C']);
    const lost = affected['serviceProvider:S1SP-B'] ?? [];
    expect(lost).toContain('4.6.1 UNAVAILABLE');
    expect(lost.every((service) => service.endsWith(' UNAVAILABLE'))).toBe(true);
    const going = lost.map((service) => service.replace('UNAVAILABLE', 'OPERATIONAL'));
    for (const services of Object.values(continuing)) expect(services).toEqual(going);
    const others = ({ services }: Json) =>
      services.map(({ byProvider: states }: Json) =>
        states.filter(({ provider }: Json) => provider.id !== 'serviceProvider:S1SP-B'),
      );
    expect(others(await recovery.board())).toEqual(others(before));
  });

  it('of a data centre leaves the provider DEGRADED, and declaring the loss of the other too moves that disaster on', async () => {
    const both = { ...lossOf('CSP-CENTRAL'), scenarioId: 'recoveryScenario:CSP-DC-ALL' };
    const [first, second] = both.componentIds;
    const one = { scenarioId: 'recoveryScenario:CSP-DC-ONE', componentIds: [first], summary: 'One is lost' };
    const declared = await recovery.declared(one);
    expect(declared.impact.extent).toBe('PARTIAL');
    expect((await recovery.board()).providers).toContainEqual({
      id: 'serviceProvider:CSP-CENTRAL',
      serviceState: 'DEGRADED',
    });
    expect(await refusedBy(product, () => recovery.declare(one))).toEqual([
      { field: 'componentIds.0', code: 'ALREADY_IN_DISASTER' },
    ]);
    product.clock.set(new Date('2018-08-01T13:00:00Z'));
    const moved = await recovery.declared(both);
    expect(moved).toMatchObject({ id: declared.id, version: 2, declaredAt: NOW, scenario: { id: both.scenarioId } });
    expect(moved.components).toHaveLength(2);
    expectHistory(moved, ['declareDisaster', 'declareDisaster']);
    expect((await recovery.board()).activeDisasters.filter(({ id }: Json) => id === declared.id)).toHaveLength(1);
    expect(await recovery.component(String(first))).toMatchObject({ stateSince: NOW, version: 2 });
    expect(await recovery.component(String(second))).toMatchObject({ stateSince: '2018-08-01T13:00:00.000Z' });
    expect(await refusedBy(product, () => recovery.declare(both))).toEqual([
      { field: 'componentIds.0', code: 'ALREADY_IN_DISASTER' },
      { field: 'componentIds.1', code: 'ALREADY_IN_DISASTER' },
    ]);
  });

  it('as an exercise touches nothing that is live', async () => {
    const south = { ...lossOf('CSP-SOUTH'), scenarioId: 'recoveryScenario:CSP-DC-ALL' };
    const [board, contents] = [await recovery.board(), await contentsOfAll(product)];
    const made = await recovery.declared({ ...south, exercise: true });
    expect(made).toMatchObject({ status: 'EXERCISE_ONLY', exercise: true, impact: { extent: 'TOTAL' } });
    expect(await recovery.board()).toEqual(board);
    const after = await contentsOfAll(product);
    const changed = Object.keys(after).filter((table) => after[table] !== contents[table]);
    expect(changed).toEqual(['bcdr.audit_entry', 'bcdr.disaster_component', 'bcdr.disaster_event', 'bcdr.sequence']);
  });

  it('is foretold by simulateDisaster, which changes nothing', async () => {
    const losses = [
      { ...lossOf('CSP-SOUTH'), scenarioId: 'recoveryScenario:CSP-DC-ALL' },
      { scenarioId: 'recoveryScenario:CSP-GW', componentIds: ['component:CSP-NORTH-GW'] },
      { scenarioId: 'recoveryScenario:DSP-DC-ALL', componentIds: ['component:DSP-DC1', 'component:DSP-DC2'] },
      { scenarioId: 'recoveryScenario:DSP-INTERFACE', componentIds: ['component:DSP-UI'] },
    ];
    for (const loss of losses) {
      const before = await contentsOfAll(product);
      const { data } = await recovery.simulate([...loss.componentIds, ...loss.componentIds]);
      expect(await contentsOfAll(product)).toEqual(before);
      const { scenarios, ...foretold } = data.simulateDisaster;
      expect(scenarios).toEqual([{ id: loss.scenarioId }]);
      expect(await recovery.declared({ summary: 'As foretold', ...loss })).toMatchObject(foretold);
    }
  });

  it.each([
    ['scenarioId', null],
    ['componentIds', [null]],
    ['summary', null],
    ['exercise', 'yes'],
    ['colour', 'red'],
  ])('answers with a typed error, which names the field, %s of %j', async (field, value) => {
    const error = await failedWith(product, () => recovery.declare({ ...lossOf('S1SP-A'), [field]: value }));
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining(field) });
  });

  it.each([
    ['declareDisaster', 'scenarioId: "s", componentIds: ["c"], summary: "s"'],
    ['reportLoss', 'disasterId: "d", version: 1, componentIds: ["c"], note: "n"'],
    ['publishImpact', 'disasterId: "d", version: 1, text: "t", affectedServiceRequests: ["4.6.1"]'],
    ['transitionDisaster', 'id: "d", version: 1, to: CLOSED, note: "n"'],
    ['replanExercise', 'disasterId: "d", version: 1, plan: {}, note: "n"'],
    ['endExercise', 'disasterId: "d", version: 1, note: "n"'],
    ['updateRecoveryScenario', 'id: "s", version: 1'],
    [
      'defineRecoveryScenario',
      'code: "S", title: "t", description: "d", appliesTo: [SMETS1], componentKind: SYSTEM, extent: TOTAL, clauseNumber: "5.2", source: "s", dccActions: ["a"], userActions: ["a"]',
    ],
  ])('and what else DCC decides, such as %s, is for nobody who acts for another organisation', async (name, input) => {
    const mutation = `mutation { ${name}(input: { ${input} }) { userErrors { code } } }`;
    const supplier = { role: 'OPERATIONS', organisationId: 'organisation:SUP-ALDER' } as const;
    const error = await failedWith(product, () => product.ask(supplier, mutation));
    expect(error).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('organisation:SUP-ALDER') });
    const dcc = { role: 'OPERATIONS', organisationId: 'organisation:DCC' } as const;
    expect((await product.ask(dcc, mutation)).errors).toBeUndefined();
  });

  it('names a component that is not there when it is foretold, as it was given', async () => {
    const error = await failedWith(product, () => recovery.simulate(['component:NOPE']));
    expect(error).toMatchObject({ code: 'NOT_FOUND', id: 'component:NOPE', message: 'There is no component:NOPE.' });
  });

  it('of the same components by two callers at once is done once', async () => {
    const count = async () => (await product.ask('ANALYST', '{ disasters { totalCount } }')).data.disasters.totalCount;
    const before = await count();
    const north = { ...lossOf('CSP-NORTH'), scenarioId: 'recoveryScenario:CSP-DC-ALL' };
    for (const loss of [lossOf('S1SP-A'), north]) {
      const answers = await Promise.all([1, 2].map(() => recovery.declare(loss)));
      const codes = answers.map((answer) => payloadOf(answer).userErrors.map(({ code }: Json) => code));
      expect(codes).toContainEqual([]);
      expect(codes).toContainEqual(['ALREADY_IN_DISASTER', 'ALREADY_IN_DISASTER']);
    }
    expect(await count()).toBe(before + 2);
  });

  it('is foretold for components that there are, and for one at least', async () => {
    for (const id of ['component:NOPE', 'serviceProvider:S1SP-A', ...malformedIds('component:S1SP-A-DC1')]) {
      expect(await failedWith(product, () => recovery.simulate(['component:S1SP-A-DC1', id]))).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    for (const ids of [[], Array(201).fill('component:S1SP-A-DC1')]) {
      expect(await failedWith(product, () => recovery.simulate(ids))).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });
});
