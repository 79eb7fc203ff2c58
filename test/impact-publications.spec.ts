import { expectHistory } from './setup/history-chain';
import { type Json, SAMPLE_END, startProduct, type TestProduct } from './setup/product';
import { lossOf, Recovery } from './setup/recovery';
import { BAD_TEXTS, failedWith, malformedIds, payloadOf, refusedAll, refusedBy } from './setup/refusal';

const NOTICE = {
  text: 'No critical command of a SMETS1 device is signed.\nReads go on.',
  affectedServiceRequests: ['7.1', '4.10', '1.1.1'],
  expectedRecoveryAt: '2018-08-01T18:00:00.000Z',
};
const ACTOR = 'operations@development';

describe('publishing the impact of a disaster (IMP 5.1.9)', () => {
  let product: TestProduct;
  let recovery: Recovery;
  beforeAll(async () => {
    product = await startProduct();
    recovery = new Recovery(product);
  });
  afterAll(() => product.close());
  afterEach(() => product.clock.set(SAMPLE_END));

  it('tells when it was first published, and keeps that when more is published', async () => {
    const before = await recovery.publicDisaster('DIS000000003');
    expect(before).toMatchObject({ publications: [], secondsToFirstPublication: null });
    const once = payloadOf(await recovery.publish(before, NOTICE)).disaster;
    const [key, at] = ['impactPublication:DIS000000003', SAMPLE_END.toISOString()];
    const first = { ...NOTICE, id: `${key}-1`, publishedAt: at, publishedBy: ACTOR };
    const seconds = (SAMPLE_END.getTime() - Date.parse('2018-07-26T05:00:00Z')) / 1000;
    expect(once).toMatchObject({ version: before.version + 1, secondsToFirstPublication: seconds });
    expect(once.publications).toEqual([first]);
    product.clock.set(new Date('2018-08-01T13:30:00Z'));
    const { expectedRecoveryAt: _unknown, ...later } = NOTICE;
    const twice = payloadOf(await recovery.publish(once, later, 'ADMIN')).disaster;
    expect(twice).toMatchObject({ version: before.version + 2, secondsToFirstPublication: seconds });
    expect(twice.publications).toEqual([
      {
        ...later,
        id: `${key}-2`,
        publishedAt: '2018-08-01T13:30:00.000Z',
        publishedBy: 'admin@development',
        expectedRecoveryAt: null,
      },
      first,
    ]);
    expect(twice.history.nodes.slice(-2).map(({ action, actor }: Json) => [action, actor])).toEqual([
      ['publishImpact', ACTOR],
      ['publishImpact', 'admin@development'],
    ]);
    expectHistory(
      twice,
      twice.history.nodes.map(({ action }: Json) => action),
    );
    expect(await recovery.publicDisaster('DIS000000003')).toEqual(twice);
  });

  it('takes for first what was published first, to the second', async () => {
    const made = await recovery.declared(lossOf('S1SP-C'));
    product.clock.set(new Date(SAMPLE_END.getTime() + 90_999));
    const { disaster } = payloadOf(await recovery.publish(made, NOTICE));
    expect(disaster.secondsToFirstPublication).toBe(90);
    expectHistory(disaster, ['declareDisaster', 'publishImpact']);
  });

  it('is refused for bad input at every field, and then nothing changes', async () => {
    const disaster = await recovery.publicDisaster('DIS000000002');
    const numbers = 'affectedServiceRequests';
    const wrongIds = ['disasterEvent:DIS999999999', 'disasterEvent:dis000000002', 'incident:INC000000001'];
    const cases: (readonly [object, string, string])[] = [
      ...BAD_TEXTS.map(([, text, code]) => [{ text }, 'text', code] as const),
      ...[...wrongIds, ...malformedIds(disaster.id)].map(
        (disasterId) => [{ disasterId }, 'disasterId', 'NOT_FOUND'] as const,
      ),
      ...['', '4.6', '4.6.1 ', ' 4.6.1', '4.6.1\u0000', '٤.٦.١', 'Top Up Device', '4'.repeat(1_000_000)].map(
        (number) => [{ [numbers]: ['7.1', number] }, `${numbers}.1`, 'NOT_FOUND'] as const,
      ),
      [{ [numbers]: [] }, numbers, 'EMPTY'],
      [{ [numbers]: ['7.1', '2.2', '7.1'] }, `${numbers}.2`, 'DUPLICATE'],
      [{ [numbers]: Array.from({ length: 501 }, (_, at) => `1.${at}`) }, numbers, 'TOO_MANY'],
      [{ expectedRecoveryAt: SAMPLE_END.toISOString() }, 'expectedRecoveryAt', 'TIME_PAST'],
      [{ expectedRecoveryAt: '1066-10-14T09:00:00Z' }, 'expectedRecoveryAt', 'TIME_PAST'],
    ];
    const asks = cases.map(
      ([changes]) =>
        () =>
          recovery.publish(disaster, { ...NOTICE, ...changes }),
    );
    expect(await refusedAll(product, asks)).toEqual(cases.map(([, field, code]) => [{ field, code }]));
  });

  it('tells all that is wrong at once', async () => {
    const bad = { text: '', affectedServiceRequests: ['x', 'x'], expectedRecoveryAt: '2018-01-01T00:00:00Z' };
    const problems = await refusedBy(product, () => recovery.publish({ id: 'x', version: 1 }, bad));
    expect(new Set(problems.map(({ field }) => field))).toEqual(
      new Set(['text', 'affectedServiceRequests.0', 'affectedServiceRequests.1', 'expectedRecoveryAt', 'disasterId']),
    );
  });

  it('is over once the disaster is closed', async () => {
    const closed = await recovery.publicDisaster('DIS000000001');
    expect(await refusedBy(product, () => recovery.publish(closed, NOTICE))).toEqual([
      { field: 'disasterId', code: 'DISASTER_CLOSED' },
    ]);
  });

  it.each([
    ['version', '1'],
    ['version', null],
    ['text', null],
    ['affectedServiceRequests', [null]],
    ['expectedRecoveryAt', 'tomorrow'],
    ['expectedRecoveryAt', '2018-02-30T00:00:00Z'],
    ['colour', 'red'],
  ])('answers with a typed error, which names the field, %s of %j', async (field, value) => {
    const disaster = await recovery.publicDisaster('DIS000000002');
    const error = await failedWith(product, () => recovery.publish(disaster, { ...NOTICE, [field]: value }));
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining(field) });
  });

  it.each([-1, 0, 2 ** 31 - 1])('against version %i, which is not the current one, is a conflict', async (version) => {
    const { id, version: currentVersion } = await recovery.publicDisaster('DIS000000002');
    const error = await failedWith(product, () => recovery.publish({ id, version }, NOTICE));
    expect(error).toMatchObject({ code: 'CONFLICT', id, currentVersion });
  });

  it('by two callers at once goes to one of them; the other learns of the conflict', async () => {
    for (let round = 0; round < 5; round += 1) {
      const before = await recovery.publicDisaster('DIS000000002');
      const texts = ['One tells this.', 'The other tells that.'];
      const answers = await Promise.all(texts.map((text) => recovery.publish(before, { ...NOTICE, text })));
      const lost = answers.flatMap(({ errors }) => errors ?? []);
      expect(lost.map(({ extensions: { code, currentVersion } }) => [code, currentVersion])).toEqual([
        ['CONFLICT', before.version + 1],
      ]);
      const now = await recovery.publicDisaster('DIS000000002');
      expect([now]).toEqual(answers.flatMap((answer) => payloadOf(answer)?.disaster ?? []));
      expect(now.publications).toHaveLength(before.publications.length + 1);
      expectHistory(
        now,
        now.history.nodes.map(({ action }: Json) => action),
      );
    }
  });

  it.each([
    [null, 'UNAUTHENTICATED'],
    ['PUBLIC', 'FORBIDDEN'],
    ['ANALYST', 'FORBIDDEN'],
    ['GOVERNANCE', 'FORBIDDEN'],
    ['SERVICE', 'FORBIDDEN'],
    [{ role: 'RESPONDENT', organisationId: 'organisation:SUP-ALDER' }, 'FORBIDDEN'],
  ] as const)('is not for %j, nor is declaring one', async (asker, code) => {
    const disaster = await recovery.publicDisaster('DIS000000002');
    expect(await failedWith(product, () => recovery.publish(disaster, NOTICE, asker))).toMatchObject({ code });
    expect(await failedWith(product, () => recovery.declare(lossOf('S1SP-A'), asker))).toMatchObject({ code });
  });

  it('is for DCC: who acts for another organisation tells everybody nothing, by a publication or an announcement', async () => {
    const other = { role: 'OPERATIONS', organisationId: 'organisation:SUP-ALDER' } as const;
    const disaster = await recovery.publicDisaster('DIS000000002');
    const loss = { ...lossOf('S1SP-A'), exercise: true };
    const exercisePlan = { announcement: 'On Sunday.' };
    const forbidden = { code: 'FORBIDDEN' };
    expect(await failedWith(product, () => recovery.publish(disaster, NOTICE, other))).toMatchObject(forbidden);
    const announced = () => recovery.declare({ ...loss, exercisePlan }, other);
    expect(await failedWith(product, announced)).toMatchObject(forbidden);
    const { id, version } = payloadOf(await recovery.declare(loss)).disaster;
    const replan = `mutation ($input: ReplanExerciseInput!) { replanExercise(input: $input) { disaster { id } } }`;
    const input = { disasterId: id, version, plan: exercisePlan, note: 'To tell everybody.' };
    expect(await failedWith(product, () => product.ask(other, replan, { input }))).toMatchObject(forbidden);
  });

  it('is for everybody to read, but which incident led to it is not', async () => {
    const query = '{ disaster(reference: "DIS000000002") { publications { text } incident { id } } }';
    const { data, errors } = await product.ask(null, query);
    expect(errors?.[0]).toMatchObject({ path: ['disaster', 'incident'], extensions: { code: 'UNAUTHENTICATED' } });
    expect(data.disaster.incident).toBeNull();
    expect(data.disaster.publications.length).toBeGreaterThan(0);
  });
});
