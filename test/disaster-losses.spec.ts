import { expectHistory, expectWholeHistories } from './setup/history-chain';
import { type Asker, type Json, SAMPLE_END, startProduct, type TestProduct } from './setup/product';
import { lossOf, Recovery } from './setup/recovery';
import { BAD_TEXTS, failedWith, malformedIds, payloadOf, refusedAll, refusedBy } from './setup/refusal';

const ERRORS = 'userErrors { field code message suggestion }';
const REPORT = `mutation ($input: ReportComponentStateInput!) { reportComponentState(input: $input) { component {
  id state stateSince version fittingScenarios { code } } ${ERRORS} } }`;
const LOSE = `mutation ($input: ReportLossInput!) { reportLoss(input: $input) { disaster { id reference version status
  declaredAt scenario { code } components { id state } impact { extent } history(first: 200) {
  nodes { at actor action changes reason hash } } } ${ERRORS} } }`;

let product: TestProduct;
let recovery: Recovery;
beforeAll(async () => {
  product = await startProduct();
  recovery = new Recovery(product);
});
afterAll(() => product.close());
afterEach(() => product.clock.set(SAMPLE_END));

const report = (id: string, state: string, more: object = {}, asker: Asker = 'OPERATIONS') =>
  product.ask(asker, REPORT, { input: { id, state, reason: 'Power is out', ...more } });
const lose = ({ id, version }: Json, componentIds: readonly string[], more: object = {}) =>
  product.ask('OPERATIONS', LOSE, { input: { disasterId: id, version, componentIds, note: 'It went too', ...more } });
const oneOf = (provider: string, kind: string, number = 1) => ({
  scenarioId: `recoveryScenario:${kind}-DC-ONE`,
  componentIds: [`component:${provider}-DC${number}`],
  summary: 'One is lost',
});

describe('a second loss turns one into both (IMP 5.2):', () => {
  it('reported under the disaster, it moves that one on, which stays one event with one history', async () => {
    const first = await recovery.declared(oneOf('S1SP-A', 'S1SP'));
    const later = '2018-08-01T12:40:00.000Z';
    product.clock.set(new Date(later));
    const { disaster } = payloadOf(await lose(first, ['component:S1SP-A-DC2']));
    expect(disaster).toMatchObject({
      ...{ id: first.id, version: 2, status: 'DECLARED', declaredAt: first.declaredAt },
      scenario: { code: 'S1SP-DC-ALL' },
      components: lossOf('S1SP-A').componentIds.map((id) => ({ id, state: 'UNAVAILABLE' })),
      impact: { extent: 'TOTAL' },
    });
    expectHistory(disaster, ['declareDisaster', 'reportLoss']);
    expect(disaster.history.nodes[1]).toMatchObject({ at: later, reason: 'It went too' });
    expect(await recovery.component('component:S1SP-A-DC1')).toMatchObject({ stateSince: SAMPLE_END.toISOString() });
    expect(await recovery.component('component:S1SP-A-DC2')).toMatchObject({ stateSince: later });
    const { activeDisasters, services } = await recovery.board();
    expect(activeDisasters.filter(({ id }: Json) => id === first.id)).toHaveLength(1);
    const read = services.find(
      ({ serviceRequest, standard }: Json) => serviceRequest === '4.6.1' && standard === 'SMETS1',
    );
    expect(read.byProvider).toContainEqual({ provider: { id: 'serviceProvider:S1SP-A' }, state: 'UNAVAILABLE' });
    expect(read.byProvider).toContainEqual({ provider: { id: 'serviceProvider:S1SP-C' }, state: 'OPERATIONAL' });
    expect(read.state).toBe('UNAVAILABLE');
  });

  it('declared as the loss of one alone, it is refused, and the error says under what to report it', async () => {
    const first = await recovery.declared(oneOf('CSP-CENTRAL', 'CSP'));
    const other = oneOf('CSP-CENTRAL', 'CSP', 2);
    expect(await refusedBy(product, () => recovery.declare(other))).toEqual([
      { field: 'scenarioId', code: 'EXTENT_MISMATCH' },
    ]);
    const { userErrors } = payloadOf(await recovery.declare(other));
    expect(userErrors[0].suggestion).toContain(first.id);
    expect(userErrors[0].suggestion).toContain('recoveryScenario:CSP-DC-ALL');
  });

  it('counts what is reported as UNAVAILABLE without any disaster', async () => {
    const { component } = payloadOf(await report('component:CSP-SOUTH-DC1', 'UNAVAILABLE'));
    expect(component.fittingScenarios).toEqual([{ code: 'CSP-DC-ONE' }]);
    const { userErrors } = payloadOf(await recovery.declare(oneOf('CSP-SOUTH', 'CSP', 2)));
    expect(userErrors).toMatchObject([{ field: ['scenarioId'], code: 'EXTENT_MISMATCH' }]);
    expect(userErrors[0].suggestion).toContain('component:CSP-SOUTH-DC1, component:CSP-SOUTH-DC2');
    const second = payloadOf(await report('component:CSP-SOUTH-DC2', 'UNAVAILABLE')).component;
    expect(second.fittingScenarios).toEqual([{ code: 'CSP-DC-ALL' }]);
    const both = { ...lossOf('CSP-SOUTH'), scenarioId: 'recoveryScenario:CSP-DC-ALL' };
    expect((await recovery.declared(both)).impact.extent).toBe('TOTAL');
  });

  it('happens in an exercise too, where nothing is really lost', async () => {
    const first = await recovery.declared({ ...oneOf('S1SP-C', 'S1SP'), exercise: true });
    const { disaster } = payloadOf(await lose(first, ['component:S1SP-C-DC2']));
    expect(disaster).toMatchObject({ status: 'EXERCISE_ONLY', scenario: { code: 'S1SP-DC-ALL' } });
    expect(disaster.components.map(({ state }: Json) => state)).toEqual(['OPERATIONAL', 'OPERATIONAL']);
    expect(await recovery.component('component:S1SP-C-DC2')).toMatchObject({ version: 1 });
  });

  it('is done once when two report it at once', async () => {
    const first = await recovery.declared(oneOf('S1SP-B', 'S1SP'));
    const answers = await Promise.all([1, 2].map(() => lose(first, ['component:S1SP-B-DC2'])));
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code).sort()).toEqual(['CONFLICT', undefined]);
  });

  it('is refused at every field with bad input, and for a disaster that has changed', async () => {
    const disaster = await recovery.declared(oneOf('CSP-NORTH', 'CSP'));
    const other = 'component:CSP-NORTH-DC2';
    const cases: (readonly [Json, readonly string[], object, string, string])[] = [
      ...BAD_TEXTS.map(([, note, code]) => [disaster, [other], { note }, 'note', code] as const),
      ...['disasterEvent:DIS999999999', ...malformedIds(disaster.id)].map(
        (id) => [{ ...disaster, id }, [other], {}, 'disasterId', 'NOT_FOUND'] as const,
      ),
      [disaster, [], {}, 'componentIds', 'EMPTY'],
      [disaster, [other, other], {}, 'componentIds.1', 'DUPLICATE'],
      [disaster, ['component:NOPE'], {}, 'componentIds.0', 'NOT_FOUND'],
      [disaster, oneOf('CSP-NORTH', 'CSP').componentIds, {}, 'componentIds.0', 'ALREADY_IN_DISASTER'],
      [disaster, ['component:CSP-NORTH-GW'], {}, 'componentIds', 'SEVERAL_KINDS'],
      [disaster, ['component:S1SP-C-DC1'], {}, 'componentIds', 'SEVERAL_PROVIDERS'],
      [{ id: 'disasterEvent:DIS000000006', version: 1 }, ['component:DSP-RDI'], {}, 'disasterId', 'DISASTER_OVER'],
    ];
    const asks = cases.map(
      ([of, ids, more]) =>
        () =>
          lose(of, ids, more),
    );
    expect(await refusedAll(product, asks)).toEqual(cases.map(([, , , field, code]) => [{ field, code }]));
    const stale = await failedWith(product, () => lose({ ...disaster, version: 7 }, [other]));
    expect(stale.code).toBe('CONFLICT');
  });
});

describe('reporting the state of a component', () => {
  it('shows on the board, with a history that says why', async () => {
    const { component } = payloadOf(await report('component:DSP-SSI', 'UNAVAILABLE'));
    expect(component).toMatchObject({ state: 'UNAVAILABLE', stateSince: SAMPLE_END.toISOString(), version: 2 });
    expect((await recovery.component(component.id)).history.nodes.at(-1)).toMatchObject({
      ...{ action: 'reportComponentState', actor: 'operations@development', reason: 'Power is out' },
    });
    expect((await recovery.board()).providers).toContainEqual({ id: 'serviceProvider:DSP', serviceState: 'DEGRADED' });
    await report('component:DSP-SSI', 'OPERATIONAL');
    expect((await recovery.board()).providers).toContainEqual({
      id: 'serviceProvider:DSP',
      serviceState: 'OPERATIONAL',
    });
  });

  it('brings back what a disaster took only once its recovery has begun', async () => {
    const [lost, gateway] = ['component:DCO-1-DC1', 'component:S1SP-B-GW'];
    expect(await refusedBy(product, () => report(lost, 'OPERATIONAL'))).toEqual([
      { field: 'state', code: 'LOST_IN_DISASTER' },
    ]);
    const { component } = payloadOf(await report(gateway, 'DEGRADED'));
    expect(component).toMatchObject({ state: 'DEGRADED', fittingScenarios: [] });
  });

  it('is refused with bad input, changing nothing, and to those who may not', async () => {
    const id = 'component:DSP-DC1';
    const cases: (readonly [string, string, object, string, string])[] = [
      ...BAD_TEXTS.map(([, reason, code]) => [id, 'DEGRADED', { reason }, 'reason', code] as const),
      ...['component:NOPE', ...malformedIds(id)].map((bad) => [bad, 'DEGRADED', {}, 'id', 'NOT_FOUND'] as const),
      [id, 'OPERATIONAL', {}, 'state', 'SAME_STATE'],
    ];
    const asks = cases.map(
      ([of, state, more]) =>
        () =>
          report(of, state, more),
    );
    expect(await refusedAll(product, asks)).toEqual(cases.map(([, , , field, code]) => [{ field, code }]));
    for (const asker of [null, 'ANALYST', 'GOVERNANCE', 'SERVICE'] as const) {
      const { code } = await failedWith(product, () => report(id, 'DEGRADED', {}, asker));
      expect(code).toBe(asker === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    }
  });

  it('leaves every history whole', async () => {
    await expectWholeHistories(product, 'bcdr');
  });
});
