import { expectHistory } from './setup/history-chain';
import { ProblemDesk } from './setup/problem-desk';
import { type Json, SAMPLE_END, startProduct, type TestProduct } from './setup/product';
import { BAD_TEXTS, failedWith, payloadOf, refusedAll, refusedBy } from './setup/refusal';

const SEVERE = { category: 'CATEGORY_1' };
const REPORTS = '{ majorIncidentReports { totalCount nodes { incidentReference title text declaredAt publishedAt } } }';
const seen = ({ id, version }: Json) => ({ id, version });

describe('a major incident', () => {
  let product: TestProduct;
  let desk: ProblemDesk;
  beforeAll(async () => {
    product = await startProduct();
    desk = new ProblemDesk(product);
  });
  afterAll(() => product.close());
  afterEach(() => product.clock.set(SAMPLE_END));

  it('is declared, reviewed once it is resolved, and reported to everybody, each step with its event and history', async () => {
    const logged = await desk.broughtTo('IN_PROGRESS', SEVERE);
    const declared = await desk.done('declareMajorIncident', { ...seen(logged), summary: 'No top-up arrives.' });
    const at = SAMPLE_END.toISOString();
    const actor = 'operations@development';
    expect(declared.version).toBe(logged.version + 1);
    expect(declared.majorIncident).toMatchObject({
      state: 'DECLARED',
      declaredAt: at,
      declaredBy: actor,
      summary: 'No top-up arrives.',
      reviewDueAt: '2018-08-15T23:00:00.000Z',
      reviewedAt: null,
      reportPublishedAt: null,
    });
    const resolved = await desk.done('transitionIncident', { ...seen(declared), to: 'RESOLVED', note: 'Mended.' });
    const reviewed = await desk.done('recordMajorIncidentReview', { ...seen(resolved), findings: 'A switch was off.' });
    expect(reviewed.majorIncident).toMatchObject({
      state: 'REVIEWED',
      reviewedBy: actor,
      findings: 'A switch was off.',
    });
    const { totalCount } = (await product.ask(null, REPORTS)).data.majorIncidentReports;
    const report = { title: 'Top-ups on 1 August', text: 'They are well again.' };
    const published = await desk.done('publishMajorIncidentReport', { ...seen(reviewed), ...report });
    expect(published.majorIncident).toMatchObject({
      state: 'PUBLISHED',
      reportPublishedAt: at,
      reportPublishedBy: actor,
    });
    const { data } = await product.ask(null, REPORTS);
    expect(data.majorIncidentReports.totalCount).toBe(totalCount + 1);
    const of = { incidentReference: published.reference, declaredAt: at, publishedAt: at };
    expect(data.majorIncidentReports.nodes[0]).toEqual({ ...of, ...report });
    const kinds = published.timeline.nodes.map(({ kind }: Json) => kind);
    expect(kinds.filter((kind: string) => kind.startsWith('MAJOR_'))).toEqual([
      'MAJOR_DECLARED',
      'MAJOR_REVIEWED',
      'MAJOR_REPORT_PUBLISHED',
    ]);
    const actions = published.history.nodes.map(({ action }: Json) => action);
    expect(actions.slice(3)).toEqual([
      'declareMajorIncident',
      'transitionIncident',
      'recordMajorIncidentReview',
      'publishMajorIncidentReport',
    ]);
    expectHistory(published, actions);
  });

  it('is of DCC or not by who has it, unless it is said', async () => {
    const declare = async (incident: Json, kind?: string) => {
      const { majorIncident } = await desk.done('declareMajorIncident', { ...seen(incident), summary: 'Much.', kind });
      return majorIncident.kind;
    };
    expect(await declare(await desk.logged(SEVERE))).toBe('DCC');
    expect(await declare(await desk.broughtTo('IN_PROGRESS', SEVERE))).toBe('NON_DCC');
    expect(await declare(await desk.broughtTo('IN_PROGRESS', SEVERE), 'DCC')).toBe('DCC');
  });

  it('takes each step once and in its order, of an incident that is as the rule says', async () => {
    const slight = await desk.logged({ category: 'CATEGORY_2' });
    const severe = await desk.logged(SEVERE);
    const resolved = await desk.broughtTo('RESOLVED', SEVERE);
    const open = await desk.done('declareMajorIncident', { ...seen(await desk.logged(SEVERE)), summary: 'Much.' });
    const [summary, findings, report] = ['Much.', 'A switch.', { title: 'A', text: 'B' }];
    const { data } = await product.ask('ANALYST', '{ incident(reference: "INC000000007") { id version } }');
    const done = data.incident;
    const asks = [
      () => desk.ask('declareMajorIncident', { ...seen(slight), summary }),
      () => desk.ask('declareMajorIncident', { ...seen(resolved), summary }),
      () => desk.ask('declareMajorIncident', { ...seen(open), summary }),
      () => desk.ask('recordMajorIncidentReview', { ...seen(severe), findings }),
      () => desk.ask('recordMajorIncidentReview', { ...seen(open), findings }),
      () => desk.ask('recordMajorIncidentReview', { ...done, findings }),
      () => desk.ask('publishMajorIncidentReport', { ...seen(severe), ...report }),
      () => desk.ask('publishMajorIncidentReport', { ...seen(open), ...report }),
      () => desk.ask('publishMajorIncidentReport', { ...done, ...report }),
      () => desk.ask('declareMajorIncident', { id: 'incident:INC999999999', version: 1, summary: '' }),
    ];
    const codes = (await refusedAll(product, asks)).map((problems) => problems.map(({ code }) => code).sort());
    expect(codes).toEqual([
      ['CATEGORY_NOT_MAJOR'],
      ['NOT_OPEN'],
      ['ALREADY_MAJOR'],
      ['NOT_MAJOR'],
      ['NOT_RESOLVED'],
      ['ALREADY_REVIEWED'],
      ['NOT_MAJOR'],
      ['NOT_REVIEWED'],
      ['ALREADY_PUBLISHED'],
      ['EMPTY', 'NOT_FOUND'],
    ]);
  });

  it('tells one who saw an older version so, with the present state', async () => {
    const incident = await desk.logged(SEVERE);
    await desk.assign(incident);
    const error = await failedWith(product, () => desk.ask('declareMajorIncident', { ...seen(incident), summary: '' }));
    expect(error).toMatchObject({ code: 'CONFLICT', currentVersion: 2, current: { status: 'ASSIGNED' } });
  });

  it.each(['PUBLIC', 'ANALYST', 'GOVERNANCE', 'SERVICE'] as const)('is not declared by %s', async (role) => {
    const input = { ...seen(await desk.logged(SEVERE)), summary: 'Much.' };
    expect(await failedWith(product, () => desk.ask('declareMajorIncident', input, role))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('shows the public nothing but published reports', async () => {
    expect((await product.ask(null, '{ majorIncidents { totalCount } }')).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    const { data } = await product.ask(null, REPORTS);
    const published = await product.ask('ANALYST', '{ majorIncidents(filter: { published: true }) { totalCount } }');
    expect(data.majorIncidentReports.totalCount).toBe(published.data.majorIncidents.totalCount);
  });

  it('takes no text that is none', async () => {
    const reviewed = seen(await desk.logged(SEVERE));
    const asks = BAD_TEXTS.map(
      ([, text]) =>
        () =>
          desk.ask('declareMajorIncident', { ...reviewed, summary: text }),
    );
    expect(await refusedAll(product, asks)).toEqual(BAD_TEXTS.map(([, , code]) => [{ field: 'summary', code }]));
  });

  it('is listed by kind, review and publication, each as a loop over all of them keeps', async () => {
    product.clock.set(new Date('2018-08-05T12:00:00Z'));
    const query = `query ($filter: MajorIncidentFilter) { majorIncidents(first: 200, filter: $filter) { totalCount nodes {
      kind state declaredAt reviewDueAt incident { reference } } } }`;
    const list = async (filter: object) => (await product.ask('ANALYST', query, { filter })).data.majorIncidents.nodes;
    const all = await list({});
    const now = '2018-08-05T12:00:00.000Z';
    const late = ({ state, reviewDueAt }: Json) => state === 'DECLARED' && reviewDueAt !== null && reviewDueAt < now;
    for (const wish of [true, false]) {
      expect(await list({ reviewOverdue: wish })).toEqual(all.filter((row: Json) => late(row) === wish));
      expect(await list({ published: wish })).toEqual(
        all.filter(({ state }: Json) => (state === 'PUBLISHED') === wish),
      );
      expect(await list({ reviewed: wish })).toEqual(all.filter(({ state }: Json) => (state !== 'DECLARED') === wish));
    }
    expect(all.filter(late).length).toBeGreaterThan(0);
    expect(await list({ kinds: ['NON_DCC'] })).toEqual(all.filter(({ kind }: Json) => kind === 'NON_DCC'));
  });

  it('follows the rule that somebody sets from a day on', async () => {
    const set = `mutation ($input: SetMajorIncidentRuleInput!) { setMajorIncidentRule(input: $input) {
      rule { effectiveFrom categories reviewWithinDays source confirmed } userErrors { field code message suggestion } } }`;
    const input = {
      effectiveFrom: '2018-08-02',
      categories: ['CATEGORY_1', 'CATEGORY_2'],
      reviewWithinDays: 3,
      source: 'IMP 9.9 (invented)',
      confirmed: true,
    };
    const send = (changes: object) => () => product.ask('OPERATIONS', set, { input: { ...input, ...changes } });
    expect(
      await refusedBy(product, send({ effectiveFrom: '2018-08-01', categories: [], reviewWithinDays: -1 })),
    ).toEqual([
      { field: 'categories', code: 'EMPTY' },
      { field: 'reviewWithinDays', code: 'OUT_OF_RANGE' },
      { field: 'effectiveFrom', code: 'NOT_IN_FUTURE' },
    ]);
    expect(payloadOf(await send({})()).rule).toEqual(input);
    const slight = await desk.logged({ category: 'CATEGORY_2' });
    const before = await desk.ask('declareMajorIncident', { ...seen(slight), summary: 'Much.' });
    expect(payloadOf(before).userErrors).toMatchObject([{ code: 'CATEGORY_NOT_MAJOR' }]);
    product.clock.set(new Date('2018-08-02T12:00:00Z'));
    const { majorIncident } = await desk.done('declareMajorIncident', { ...seen(slight), summary: 'Much.' });
    expect(majorIncident.reviewDueAt).toBe('2018-08-05T23:00:00.000Z');
    const { data } = await product.ask(null, '{ majorIncidentRule(on: "2018-08-01") { categories confirmed } }');
    expect(data.majorIncidentRule).toEqual({ categories: ['CATEGORY_1'], confirmed: false });
  });
});
