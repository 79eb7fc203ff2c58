import fc from 'fast-check';
import { contentsOfAll } from './setup/contents';
import { expectHistory } from './setup/history-chain';
import { type Json, SAMPLE_END, startProduct, type TestProduct } from './setup/product';
import { lossOf, Recovery } from './setup/recovery';
import { BAD_TEXTS, failedWith, malformedIds, payloadOf, refusedAll, refusedBy } from './setup/refusal';

const NOTICE = { text: 'Requests through it fail.', affectedServiceRequests: ['4.6.1'] };
const RECOVERY = ['RECOVERING', 'RECOVERED'];
const STEPS: Record<string, string[]> = {
  DECLARED: ['RECOVERING'],
  RECOVERING: ['RECOVERED'],
  RECOVERED: ['RECOVERING', 'CLOSED'],
  CLOSED: [],
  EXERCISE_ONLY: ['CLOSED'],
};

describe('the life of a disaster', () => {
  let product: TestProduct;
  let recovery: Recovery;
  beforeAll(async () => {
    product = await startProduct();
    recovery = new Recovery(product);
  });
  afterAll(() => product.close());
  afterEach(() => product.clock.set(SAMPLE_END));

  const later = (minutes: number) => new Date(SAMPLE_END.getTime() + minutes * 60_000);
  const central = (scenario: string, ...parts: string[]) => ({
    ...{ scenarioId: `recoveryScenario:${scenario}`, summary: 'It is lost' },
    componentIds: parts.map((part) => `component:CSP-CENTRAL-${part}`),
  });

  it('gives back on recovery what was lost, measures how long that took, and ends by closing', async () => {
    const made = await recovery.declared(lossOf('S1SP-C'));
    product.clock.set(later(30));
    const under = await recovery.moved(made, 'RECOVERING');
    expect(under).toMatchObject({ status: 'RECOVERING', recoveredAt: null, components: made.components });
    product.clock.set(later(90));
    const over = await recovery.moved(under, 'RECOVERED');
    expect(over).toMatchObject({ status: 'RECOVERED', recoveredAt: later(90).toISOString(), closedAt: null });
    const query = `{ disaster(id: "${made.id}") { achievedRecoveryTimeSeconds withinRecoveryTimeObjective
      scenario { recoveryTimeObjectiveSeconds } } }`;
    const { scenario, ...measured } = (await product.ask('ANALYST', query)).data.disaster;
    expect(measured).toEqual({
      achievedRecoveryTimeSeconds: 90 * 60,
      withinRecoveryTimeObjective: 90 * 60 <= scenario.recoveryTimeObjectiveSeconds,
    });
    for (const { id } of made.components) {
      const component = await recovery.component(id);
      expect(component).toMatchObject({ state: 'OPERATIONAL', stateSince: later(90).toISOString() });
      expect(component.history.nodes.at(-1)).toMatchObject({
        ...{ action: 'transitionDisaster', reason: `Recovered in ${made.reference}.` },
      });
    }
    const told = payloadOf(await recovery.publish(over, NOTICE)).disaster;
    product.clock.set(later(120));
    const closed = await recovery.moved(told, 'CLOSED');
    expect(closed).toMatchObject({ status: 'CLOSED', closedAt: later(120).toISOString() });
    const step = 'transitionDisaster';
    expectHistory(closed, ['declareDisaster', step, step, 'publishImpact', step]);
    expect(closed.history.nodes.map(({ reason }: Json) => reason)).toEqual(
      expect.arrayContaining(['Now RECOVERING.', 'Now RECOVERED.', 'Now CLOSED.']),
    );
  });

  it('does not end before its impact was published, and says how that is done (IMP 5.1.9)', async () => {
    const over = await recovery.moved(await recovery.declared(lossOf('S1SP-C')), ...RECOVERY);
    expect(await refusedBy(product, () => recovery.transition(over, 'CLOSED'))).toEqual([
      { field: 'to', code: 'NOT_PUBLISHED' },
    ]);
    const [{ message, suggestion }] = payloadOf(await recovery.transition(over, 'CLOSED')).userErrors;
    expect([message, suggestion]).toEqual([expect.stringContaining('5.1.9'), expect.stringContaining('publishImpact')]);
    const told = payloadOf(await recovery.publish(over, NOTICE)).disaster;
    expect((await recovery.moved(told, 'CLOSED')).status).toBe('CLOSED');
  });

  it('takes the time at which services were back from who knows it, if it can be', async () => {
    const under = await recovery.moved(await recovery.declared(lossOf('S1SP-C')), 'RECOVERING');
    product.clock.set(later(60));
    const back = later(20).toISOString();
    const cases: [string, object, string][] = [
      ['RECOVERED', { recoveredAt: later(61).toISOString() }, 'TIME_TO_COME'],
      ['RECOVERED', { recoveredAt: later(-1).toISOString() }, 'BEFORE_DECLARED'],
    ];
    const asks = cases.map(
      ([to, more]) =>
        () =>
          recovery.transition(under, to, more),
    );
    expect(await refusedAll(product, asks)).toEqual(cases.map(([, , code]) => [{ field: 'recoveredAt', code }]));
    const over = payloadOf(await recovery.transition(under, 'RECOVERED', { recoveredAt: back })).disaster;
    expect(over.recoveredAt).toBe(back);
    expect(await recovery.component(over.components[0].id)).toMatchObject({ state: 'OPERATIONAL', stateSince: back });
    const again = () => recovery.transition(over, 'RECOVERING', { recoveredAt: back });
    expect(await refusedBy(product, again)).toEqual([{ field: 'recoveredAt', code: 'NOT_RECOVERED' }]);
  });

  it('goes back to recovering when it fails again, unless another disaster is about that by now', async () => {
    const over = await recovery.moved(await recovery.declared(central('CSP-DC-ONE', 'DC2')), ...RECOVERY);
    const again = await recovery.moved(over, 'RECOVERING');
    expect(again).toMatchObject({ status: 'RECOVERING', recoveredAt: null });
    expect(again.components).toEqual([{ id: 'component:CSP-CENTRAL-DC2', state: 'UNAVAILABLE' }]);
    const twice = await recovery.moved(again, 'RECOVERED');
    const other = await recovery.declared(central('CSP-DC-ONE', 'DC2'));
    expect(await refusedBy(product, () => recovery.transition(twice, 'RECOVERING'))).toEqual([
      { field: 'to', code: 'ALREADY_IN_DISASTER' },
    ]);
    await recovery.moved(other, ...RECOVERY);
    const beside = await recovery.declared(central('CSP-DC-ONE', 'DC1'));
    expect(await refusedBy(product, () => recovery.transition(twice, 'RECOVERING'))).toEqual([
      { field: 'to', code: 'EXTENT_MISMATCH' },
    ]);
    await recovery.moved(beside, ...RECOVERY);
  });

  it('of an exercise touches nothing that is live, and ends without a publication', async () => {
    const made = await recovery.declared({ ...lossOf('S1SP-C'), exercise: true });
    const [board, before] = [await recovery.board(), await contentsOfAll(product)];
    const closed = await recovery.moved(made, 'CLOSED');
    expect(closed).toMatchObject({ status: 'CLOSED', exercise: true, closedAt: SAMPLE_END.toISOString() });
    const after = await contentsOfAll(product);
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect(changed).toEqual(['bcdr.audit_entry', 'bcdr.disaster_event']);
    expect(await recovery.board()).toEqual(board);
  });

  it('never leaves the table of its steps, whatever is tried', async () => {
    const tries = fc.array(fc.constantFrom(...Object.keys(STEPS)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.boolean(), tries, async (exercise, published, walk) => {
        let now = await recovery.declared({ ...lossOf('S1SP-C'), exercise });
        if (published) now = payloadOf(await recovery.publish(now, NOTICE)).disaster;
        for (const to of [...walk, 'RECOVERING', 'RECOVERED']) {
          const { disaster, userErrors } = payloadOf(await recovery.transition(now, to));
          const allowed = STEPS[now.status]?.includes(to) && (to !== 'CLOSED' || published || exercise);
          expect([to, userErrors.length]).toEqual([to, allowed ? 0 : 1]);
          if (disaster) expect(disaster.status).toBe(to);
          now = disaster ?? now;
          expect(now.components.every(({ state }: Json) => state === 'UNAVAILABLE')).toBe(
            ['DECLARED', 'RECOVERING'].includes(now.status),
          );
        }
        expect(await recovery.publicDisaster(now.reference)).toEqual(now);
      }),
      { numRuns: 10 },
    );
  });

  it('refuses bad input at every field, and changes nothing', async () => {
    const disaster = await recovery.publicDisaster('DIS000000003');
    const to = 'RECOVERING';
    const cases: (readonly [string, object, string, string])[] = [
      ...BAD_TEXTS.map(([, note, code]) => [to, { note }, 'note', code] as const),
      ...['disasterEvent:DIS999999999', ...malformedIds(disaster.id)].map(
        (id) => [to, { id }, 'id', 'NOT_FOUND'] as const,
      ),
      ...['DECLARED', 'RECOVERED', 'CLOSED', 'EXERCISE_ONLY'].map((bad) => [bad, {}, 'to', 'NOT_ALLOWED'] as const),
    ];
    const asks = cases.map(
      ([step, more]) =>
        () =>
          recovery.transition(disaster, step, more),
    );
    expect(await refusedAll(product, asks)).toEqual(cases.map(([, , field, code]) => [{ field, code }]));
    const all = { note: '', recoveredAt: later(1).toISOString() };
    expect(await refusedBy(product, () => recovery.transition(disaster, 'CLOSED', all))).toEqual([
      { field: 'note', code: 'EMPTY' },
      { field: 'to', code: 'NOT_ALLOWED' },
      { field: 'recoveredAt', code: 'NOT_RECOVERED' },
    ]);
  });

  it('is moved by one of two who try at once; the other learns of the conflict', async () => {
    let now = await recovery.declared(lossOf('S1SP-A'));
    for (const to of RECOVERY) {
      const answers = await Promise.all([1, 2].map(() => recovery.transition(now, to)));
      const errors = answers.flatMap((answer) => answer.errors ?? []);
      expect(errors.map(({ extensions }) => [extensions.code, extensions.currentVersion])).toEqual([
        ['CONFLICT', now.version + 1],
      ]);
      now = await recovery.publicDisaster(now.reference);
      expect(now.status).toBe(to);
    }
  });

  it.each([
    [null, 'UNAUTHENTICATED'],
    ['PUBLIC', 'FORBIDDEN'],
    ['ANALYST', 'FORBIDDEN'],
    ['SERVICE', 'FORBIDDEN'],
    [{ role: 'RESPONDENT', organisationId: 'organisation:SUP-ALDER' }, 'FORBIDDEN'],
  ] as const)('is not in the hands of %j', async (asker, code) => {
    const disaster = await recovery.publicDisaster('DIS000000002');
    const actionId = 'recoveryAction:S1SP-GW-DCC-1';
    expect(await failedWith(product, () => recovery.transition(disaster, 'RECOVERED', {}, asker))).toMatchObject({
      code,
    });
    expect(await failedWith(product, () => recovery.log(disaster, { actionId }, asker))).toMatchObject({ code });
  });
});
