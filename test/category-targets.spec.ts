import { Desk, named } from './setup/desk';
import { expectWholeHistories } from './setup/history-chain';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';
import { failedWith, refusedBy } from './setup/refusal';

const TIMES = 'category effectiveFrom responseSeconds resolutionSeconds source confirmed version';
const SET = `mutation ($input: SetCategoryTargetsInput!) { setCategoryTargets(input: $input) {
  targets { id ${TIMES} description examples history { nodes { action changes } } }
  userErrors { field code message suggestion } } }`;
const FIRST = 'CATEGORY_1';
const NEW = {
  category: FIRST,
  responseSeconds: 300,
  resolutionSeconds: 7200,
  source: 'IMP 2.4.2 of the document in force.',
};

describe('target times', () => {
  let product: TestProduct;
  let desk: Desk;
  beforeAll(async () => {
    product = await startProduct({ now: new Date('2018-08-01T12:00:00Z') });
    desk = new Desk(product);
  });
  afterAll(() => product?.close());
  afterEach(() => expectWholeHistories(product, 'incidents'));

  const set = (effectiveFrom: string, targets: object[] = [NEW], asker: Asker = 'OPERATIONS') =>
    product.ask(asker, SET, { input: { effectiveFrom, targets } });
  const inForce = async (on: string | null) =>
    (await product.ask(null, `query ($on: Date) { categoryTargets(on: $on) { ${TIMES} } }`, { on })).data
      .categoryTargets;
  const due = ({ raisedAt, resolutionTarget }: Json) =>
    (Date.parse(resolutionTarget.dueAt) - Date.parse(raisedAt)) / 1000;

  it('are there for every category, with their source, and wait to be confirmed', async () => {
    const targets = await inForce(null);
    expect(targets.map(({ responseSeconds, resolutionSeconds }: Json) => [responseSeconds, resolutionSeconds])).toEqual(
      [
        [600, 14_400],
        [1200, 86_400],
        [2700, 259_200],
        [10_800, 432_000],
        [86_400, 864_000],
      ],
    );
    for (const { confirmed, source, effectiveFrom } of targets) {
      expect([confirmed, effectiveFrom]).toEqual([false, '2015-07-01']);
      expect(source).toContain('to be confirmed against the document in force');
    }
    expect(await inForce('2015-06-30')).toEqual([]);
  });

  it('are changed from a day on; incidents raised before keep theirs, also when they are categorised anew', async () => {
    const before = await desk.logged({ category: FIRST });
    const other = await desk.logged({ category: 'CATEGORY_2' });
    const { targets, userErrors } = (await set('2018-08-02')).data.setCategoryTargets;
    expect(userErrors).toEqual([]);
    expect(targets).toMatchObject([
      { id: 'categoryTarget:CATEGORY_1-2018-08-02', ...NEW, confirmed: false, version: 1 },
    ]);
    expect(targets[0].history.nodes).toMatchObject([{ action: 'setCategoryTargets' }]);
    expect(targets[0].description).toMatch(/\S/);
    expect((await inForce('2018-08-01'))[0]).toMatchObject({ resolutionSeconds: 14_400 });
    expect((await inForce('2018-08-02'))[0]).toMatchObject({ resolutionSeconds: 7200 });
    product.clock.set(new Date('2018-08-01T23:30:00Z'));
    const after = await desk.logged({ category: FIRST });
    const rest = { category: FIRST, rationale: 'Worse than it seemed.' };
    const late = await desk.done('categoriseIncident', { ...named(other), ...rest });
    const now = await desk.incident(before.reference);
    expect([due(now), due(late), due(after)]).toEqual([14_400, 14_400, 7200]);
  });

  it('do not change for a day on which incidents were raised already', async () => {
    const changed = { ...NEW, responseSeconds: 60 };
    for (const day of ['2018-08-02', '2018-08-01', '2015-07-01']) {
      const replaced = day === '2018-08-01' ? changed : { ...changed, version: 1 };
      expect(await refusedBy(product, () => set(day, [replaced]))).toEqual([
        { field: 'effectiveFrom', code: 'ALREADY_MEASURED' },
      ]);
    }
    expect((await set('2018-08-03', [changed])).data.setCategoryTargets.userErrors).toEqual([]);
  });

  it('are confirmed as they are, at any time, against their version', async () => {
    const same = { ...NEW, responseSeconds: 600, resolutionSeconds: 14_400, confirmed: true };
    const { targets } = (await set('2015-07-01', [{ ...same, version: 1 }])).data.setCategoryTargets;
    expect(targets).toMatchObject([{ confirmed: true, version: 2, source: NEW.source }]);
    expect(await failedWith(product, () => set('2015-07-01', [{ ...same, version: 1, source: '' }]))).toMatchObject({
      ...{ code: 'CONFLICT', id: 'categoryTarget:CATEGORY_1-2015-07-01', currentVersion: 2 },
    });
  });

  it('tell all that is wrong at once, and change nothing', async () => {
    const bad = [
      { ...NEW, responseSeconds: 0, source: '' },
      { ...NEW, resolutionSeconds: 10, version: 7 },
    ];
    const found = await refusedBy(product, () => set('1999-12-31', bad));
    expect(found.map(({ field, code }) => `${field} ${code}`).sort()).toEqual([
      'effectiveFrom ALREADY_MEASURED',
      'effectiveFrom OUT_OF_RANGE',
      'targets.0.responseSeconds OUT_OF_RANGE',
      'targets.0.source EMPTY',
      'targets.1.category DUPLICATE',
      'targets.1.resolutionSeconds BEFORE_RESPONSE',
      'targets.1.version NOT_FOUND',
    ]);
    expect(await refusedBy(product, () => set('2018-09-01', []))).toEqual([{ field: 'targets', code: 'EMPTY' }]);
  });

  it('are listed with those that were and will be', async () => {
    const query = `{ categoryTargetVersions(categories: [${FIRST}]) { totalCount nodes { effectiveFrom } } }`;
    const { data } = await product.ask(null, query);
    expect(data.categoryTargetVersions).toEqual({
      totalCount: 3,
      nodes: ['2015-07-01', '2018-08-02', '2018-08-03'].map((effectiveFrom) => ({ effectiveFrom })),
    });
  });

  it.each([
    [null, 'UNAUTHENTICATED'],
    ['ANALYST', 'FORBIDDEN'],
    [{ role: 'OPERATIONS', organisationId: 'organisation:SUP-ALDER' }, 'FORBIDDEN'],
  ] as const)('are not set by %j', async (asker, code) => {
    expect(await failedWith(product, () => set('2018-09-01', [NEW], asker))).toMatchObject({ code });
  });

  it('never change under an incident that is being raised', async () => {
    product.clock.set(new Date('2018-10-01T12:00:00Z'));
    const [answers, ...made] = await Promise.all([
      set('2018-10-01', [{ ...NEW, resolutionSeconds: 3600 }]),
      ...Array.from({ length: 6 }, () => desk.logged({ category: FIRST })),
    ]);
    const { targets } = answers.data.setCategoryTargets;
    expect(new Set(made.map(due)).size).toBe(1);
    expect(made.map(due)).toEqual(Array(6).fill(targets ? 3600 : 7200));
  });
});
