import { expectHistory } from './setup/history-chain';
import { type Json, SAMPLE_END, startProduct, type TestProduct } from './setup/product';
import { lossOf, Recovery } from './setup/recovery';
import { BAD_TEXTS, failedWith, malformedIds, payloadOf, refusedAll, refusedBy } from './setup/refusal';

const idsOf = (things: Json[]) => things.map(({ id }: Json) => id);

describe('the log of recovery actions', () => {
  let product: TestProduct;
  let recovery: Recovery;
  beforeAll(async () => {
    product = await startProduct();
    recovery = new Recovery(product);
  });
  afterAll(() => product.close());
  afterEach(() => product.clock.set(SAMPLE_END));

  it('holds what was done for DCC and for Users in the order in which it was, and what is left is outstanding', async () => {
    const made = await recovery.declared(lossOf('S1SP-C'));
    const { scenario, ...before } = await recovery.actions(made.reference);
    const all = idsOf(scenario.actions);
    expect([idsOf(before.outstandingActions), before.actionLog]).toEqual([all, []]);
    expect([...idsOf(before.dcc), ...idsOf(before.user)]).toEqual(all);
    const [last, first] = [idsOf(before.user).at(-1), all[0]];
    let now = made;
    for (const [index, [actionId, note]] of [[last, 'By five suppliers.'], [first], [last, 'By all.']].entries()) {
      product.clock.set(new Date(SAMPLE_END.getTime() + index * 1000));
      now = payloadOf(await recovery.log(now, { actionId, ...(note ? { note } : {}) })).disaster;
    }
    const { actionLog, outstandingActions } = await recovery.actions(made.reference);
    const key = `actionLogEntry:${made.reference}`;
    const by = { doneBy: 'operations@development' };
    expect(actionLog).toEqual([
      {
        id: `${key}-1`,
        action: { id: last, party: 'USER' },
        doneAt: '2018-08-01T12:00:00.000Z',
        ...by,
        note: 'By five suppliers.',
      },
      { id: `${key}-2`, action: { id: first, party: 'DCC' }, doneAt: '2018-08-01T12:00:01.000Z', ...by, note: null },
      {
        id: `${key}-3`,
        action: { id: last, party: 'USER' },
        doneAt: '2018-08-01T12:00:02.000Z',
        ...by,
        note: 'By all.',
      },
    ]);
    expect(idsOf(outstandingActions)).toEqual(all.filter((id: string) => id !== first && id !== last));
    const log = 'logRecoveryAction';
    expectHistory(await recovery.publicDisaster(made.reference), ['declareDisaster', log, log, log]);
  });

  it('is refused for bad input at every field, and then nothing changes', async () => {
    const disaster = await recovery.publicDisaster('DIS000000002');
    const { actionLog, outstandingActions } = await recovery.actions('DIS000000002');
    const actionId = outstandingActions[0]?.id ?? actionLog[0].action.id;
    const closed = await recovery.publicDisaster('DIS000000001');
    const cases: (readonly [Json, object, string, string])[] = [
      ...BAD_TEXTS.map(([, note, code]) => [disaster, { note }, 'note', code] as const),
      ...['recoveryAction:NOPE', 'recoveryScenario:S1SP-GW', ...malformedIds('recoveryAction:S1SP-GW-DCC-1')].map(
        (id) => [disaster, { actionId: id }, 'actionId', 'NOT_FOUND'] as const,
      ),
      ...['disasterEvent:DIS999999999', ...malformedIds(disaster.id)].map(
        (disasterId) => [disaster, { disasterId }, 'disasterId', 'NOT_FOUND'] as const,
      ),
      [disaster, { actionId: 'recoveryAction:DCO-DC-ALL-DCC-1' }, 'actionId', 'OTHER_SCENARIO'],
      [disaster, { actionId: actionLog[0].action.id, note: null }, 'note', 'ALREADY_LOGGED'],
      [closed, { actionId: 'recoveryAction:S1SP-DC-ONE-DCC-1' }, 'disasterId', 'DISASTER_CLOSED'],
    ];
    const asks = cases.map(
      ([of, more]) =>
        () =>
          recovery.log(of, { actionId, note: 'Done.', ...more }),
    );
    expect(await refusedAll(product, asks)).toEqual(cases.map(([, , field, code]) => [{ field, code }]));
    const bad = { actionId: 'x', note: '\u0000' };
    const problems = await refusedBy(product, () => recovery.log({ id: 'x', version: 1 }, bad));
    expect(problems.map(({ field }) => field).sort()).toEqual(['actionId', 'disasterId', 'note']);
  });

  it('takes an entry for a version that is not the current one for a conflict, also of two at once', async () => {
    const { id, version } = await recovery.publicDisaster('DIS000000003');
    const actionId = 'recoveryAction:DCO-DC-ALL-DCC-2';
    const error = await failedWith(product, () => recovery.log({ id, version: version + 1 }, { actionId }));
    expect(error).toMatchObject({ code: 'CONFLICT', currentVersion: version });
    const answers = await Promise.all([1, 2].map(() => recovery.log({ id, version }, { actionId, note: 'Done.' })));
    expect(answers.flatMap(({ errors }) => errors ?? []).map(({ extensions }) => extensions.code)).toEqual([
      'CONFLICT',
    ]);
    const { actionLog } = await recovery.actions('DIS000000003');
    expect(actionLog.filter(({ note }: Json) => note === 'Done.')).toHaveLength(1);
  });

  it('and what is outstanding cost as many statements for many disasters as for one', async () => {
    const cost = async (first: number) => {
      const query = `{ disasters(first: ${first}, filter: { published: true }) { nodes { outstandingActions { id } actionLog { id action { id } doneBy }
        publications { id } } } impactPublications(first: ${first}) { totalCount nodes { id disaster { id } } } }`;
      const before = product.statements();
      const { errors } = await product.ask('ANALYST', query);
      expect(errors).toBeUndefined();
      return product.statements() - before;
    };
    expect([await cost(1), await cost(7)]).toEqual(Array(2).fill(await cost(3)));
  });
});
