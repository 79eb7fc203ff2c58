import { contentsOfAll } from './setup/contents';
import { expectHistory } from './setup/history-chain';
import { type Json, SAMPLE_END, startProduct, type TestProduct } from './setup/product';
import { lossOf, Recovery } from './setup/recovery';
import { BAD_TEXTS, failedWith, payloadOf, refusedAll, refusedBy } from './setup/refusal';

const PLAN = 'exercisePlan { exerciseClass from to phase announcement announcedAt }';
const DISASTER = `disaster { id version status recoveredAt ${PLAN} history(first: 200) {
  nodes { at actor action changes reason hash } } } userErrors { field code message suggestion }`;
const DECLARE = `mutation ($input: DeclareDisasterInput!) { declareDisaster(input: $input) { ${DISASTER} } }`;
const REPLAN = `mutation ($input: ReplanExerciseInput!) { replanExercise(input: $input) { ${DISASTER} } }`;
const END = `mutation ($input: EndExerciseInput!) { endExercise(input: $input) { ${DISASTER} } }`;
const READ = `query ($id: ID!) { disaster(id: $id) { ${PLAN} } }`;

const NOW = SAMPLE_END.toISOString();
const BEGIN = '2018-09-10T08:00:00.000Z';
const FINISH = '2018-09-10T16:00:00.000Z';
const WITH_IMPACT = {
  exerciseClass: 'LIVE_WITH_IMPACT',
  from: BEGIN,
  to: FINISH,
  announcement: 'Requests through S1SP-C fail for a day.',
};

let product: TestProduct;
let recovery: Recovery;
beforeAll(async () => {
  product = await startProduct();
  recovery = new Recovery(product);
});
afterAll(() => product.close());
afterEach(() => product.clock.set(SAMPLE_END));

const ask = (operation: string, input: object) => product.ask('OPERATIONS', operation, { input });
const exercised = (exercisePlan?: object) =>
  ask(DECLARE, { ...lossOf('S1SP-C'), exercise: true, ...(exercisePlan && { exercisePlan }) });
const planOf = async (id: string) => (await product.ask('ANALYST', READ, { id })).data.disaster.exercisePlan;
const named = ({ id, version }: Json) => ({ disasterId: id, version, note: 'As agreed' });

describe('an exercise', () => {
  it('runs outside live systems from now on, unless something else is said', async () => {
    const { disaster } = payloadOf(await exercised());
    expect(disaster).toMatchObject({
      status: 'EXERCISE_ONLY',
      exercisePlan: { exerciseClass: 'OUTSIDE_LIVE', from: NOW, to: null, phase: 'UNDER_WAY', announcedAt: null },
    });
    expect((await recovery.disaster('DIS000000004')).exercise).toBe(true);
    expect(await planOf('disasterEvent:DIS000000004')).toMatchObject({ phase: 'OVER', exerciseClass: 'OUTSIDE_LIVE' });
    expect(await planOf('disasterEvent:DIS000000003')).toBeNull();
  });

  it('is announced with its class and window, and goes from planned to over as time goes by', async () => {
    const { disaster } = payloadOf(await exercised(WITH_IMPACT));
    expect(disaster.exercisePlan).toEqual({ ...WITH_IMPACT, phase: 'PLANNED', announcedAt: NOW });
    for (const [at, phase] of [
      [BEGIN, 'UNDER_WAY'],
      [FINISH, 'OVER'],
    ] as const) {
      product.clock.set(new Date(at));
      expect((await planOf(disaster.id)).phase).toBe(phase);
    }
  });

  it('of any class, while it is under way, is on no board and on no device, and can be run on what is really lost', async () => {
    const board = async () => ({ ...(await recovery.board()), at: null });
    const before = [await board(), await recovery.device('device:00DB1234567890A0')];
    const contents = await contentsOfAll(product);
    const real = { scenarioId: 'recoveryScenario:DCO-DC-ALL', summary: 'Once more, on paper', exercise: true };
    const componentIds = ['component:DCO-1-DC1', 'component:DCO-1-DC2'];
    expect(payloadOf(await ask(DECLARE, { ...real, componentIds })).userErrors).toEqual([]);
    await exercised(WITH_IMPACT);
    product.clock.set(new Date('2018-09-10T12:00:00Z'));
    expect([await board(), await recovery.device('device:00DB1234567890A0')]).toEqual(before);
    const after = await contentsOfAll(product);
    expect(Object.keys(after).filter((table) => after[table] !== contents[table])).toEqual([
      ...['bcdr.audit_entry', 'bcdr.disaster_component', 'bcdr.disaster_event', 'bcdr.sequence'],
    ]);
  });

  it('is planned anew, and ended, each with a history that says why', async () => {
    const { disaster } = payloadOf(await exercised(WITH_IMPACT));
    const later = '2018-09-11T16:00:00.000Z';
    const moved = payloadOf(await ask(REPLAN, { ...named(disaster), plan: { to: later } })).disaster;
    expect(moved.exercisePlan).toEqual({ ...disaster.exercisePlan, to: later });
    expect(await refusedBy(product, () => ask(END, named(moved)))).toEqual([
      { field: 'disasterId', code: 'EXERCISE_NOT_BEGUN' },
    ]);
    const end = '2018-09-10T11:00:00.000Z';
    product.clock.set(new Date(end));
    const ended = payloadOf(await ask(END, named(moved))).disaster;
    expect(ended).toMatchObject({ version: 3, recoveredAt: end, exercisePlan: { to: end, phase: 'OVER' } });
    expectHistory(ended, ['declareDisaster', 'replanExercise', 'endExercise']);
    expect(await refusedBy(product, () => ask(END, named(ended)))).toEqual([
      { field: 'disasterId', code: 'EXERCISE_OVER' },
    ]);
    expect((await failedWith(product, () => ask(END, named(moved)))).code).toBe('CONFLICT');
  });

  it('is refused where its plan does not hold', async () => {
    const { disaster } = payloadOf(await exercised(WITH_IMPACT));
    const declare = (plan: object) => () => exercised({ ...WITH_IMPACT, ...plan });
    const cases: (readonly [() => ReturnType<typeof ask>, string, string])[] = [
      ...BAD_TEXTS.map(
        ([, announcement, code]) => [declare({ announcement }), 'exercisePlan.announcement', code] as const,
      ).filter(([, , code]) => code !== 'TOO_LONG'),
      [declare({ to: BEGIN }), 'exercisePlan.to', 'WINDOW_REVERSED'],
      [declare({ to: null }), 'exercisePlan.to', 'WINDOW_OPEN'],
      [declare({ announcement: null }), 'exercisePlan.announcement', 'ANNOUNCEMENT_MISSING'],
      [declare({ from: '2018-08-01T11:59:59Z' }), 'exercisePlan.from', 'ANNOUNCED_LATE'],
      [() => ask(DECLARE, { ...lossOf('S1SP-C'), exercisePlan: {} }), 'exercisePlan', 'NOT_AN_EXERCISE'],
      [() => ask(REPLAN, { ...named(disaster), plan: { to: BEGIN } }), 'plan.to', 'WINDOW_REVERSED'],
      [() => ask(REPLAN, { ...named(disaster), note: '', plan: {} }), 'note', 'EMPTY'],
      [
        () => ask(END, named({ id: 'disasterEvent:DIS000000003', version: 1 })),
        ...(['disasterId', 'NOT_AN_EXERCISE'] as const),
      ],
      [
        () => ask(END, named({ id: 'disasterEvent:DIS999999999', version: 1 })),
        ...(['disasterId', 'NOT_FOUND'] as const),
      ],
    ];
    expect(
      await refusedAll(
        product,
        cases.map(([refused]) => refused),
      ),
    ).toEqual(cases.map(([, field, code]) => [{ field, code }]));
  });
});
