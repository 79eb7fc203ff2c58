import { expectHistory, expectWholeHistories } from './setup/history-chain';
import { ProblemDesk } from './setup/problem-desk';
import { type Json, SAMPLE_END, startProduct, type TestProduct } from './setup/product';
import { atOnce } from './setup/race';
import { BAD_TEXTS, failedWith, malformedIds, refusedAll } from './setup/refusal';

const seen = ({ id, version }: Json) => ({ id, version });
const known = { title: 'Clocks are wrong', description: 'By an hour.', rootCause: 'Summer time.', workaround: 'Wait.' };

describe('a problem record', () => {
  let product: TestProduct;
  let desk: ProblemDesk;
  beforeAll(async () => {
    product = await startProduct();
    desk = new ProblemDesk(product);
  });
  afterAll(() => product.close());

  const some = async (count: number) => Promise.all(Array.from({ length: count }, () => desk.logged()));
  const idsOf = (incidents: Json[]) => incidents.map(({ id }) => id).sort();
  const grouped = ({ incidents }: Json) => idsOf(incidents.nodes);

  it('is opened with the incidents that it groups, each of which tells so', async () => {
    const incidents = await some(3);
    const made = await desk.done('openProblem', { ...known, incidentIds: idsOf(incidents) });
    expect(made).toMatchObject({
      ...known,
      id: 'problemRecord:PRB000000005',
      reference: 'PRB000000005',
      status: 'OPEN',
      version: 1,
      openedAt: SAMPLE_END.toISOString(),
      openedBy: 'operations@development',
      resolvedAt: null,
      closedAt: null,
    });
    expectHistory(made, ['openProblem']);
    expect(grouped(made)).toEqual(idsOf(incidents));
    for (const { problem } of made.incidents.nodes) expect(problem).toEqual({ id: made.id });
    const { data } = await product.ask(
      'ANALYST',
      `{ incidents(first: 200, filter: { problemIds: ["${made.id}"] }) {
      nodes { id version timeline(last: 1) { nodes { kind text } } history { nodes { action } } } } }`,
    );
    expect(idsOf(data.incidents.nodes)).toEqual(idsOf(incidents));
    for (const incident of data.incidents.nodes) {
      expect(incident).toMatchObject({
        version: 2,
        timeline: { nodes: [{ kind: 'PROBLEM_LINKED', text: 'PRB000000005' }] },
      });
      expect(incident.history.nodes.map(({ action }: Json) => action)).toEqual(['logIncident', 'openProblem']);
    }
  });

  it('takes incidents in and out, and is told better, with its history', async () => {
    const [first, second, third] = idsOf(await some(3));
    let problem = await desk.done('openProblem', { title: 'Something', incidentIds: [first] });
    problem = await desk.done('linkIncidentsToProblem', { ...seen(problem), incidentIds: [second, third] });
    expect(grouped(problem)).toEqual([first, second, third]);
    problem = await desk.done('unlinkIncidentsFromProblem', {
      ...seen(problem),
      incidentIds: [second],
      reason: 'Other.',
    });
    expect(grouped(problem)).toEqual([first, third]);
    problem = await desk.done('updateProblem', { ...seen(problem), rootCause: 'A leak.', description: null });
    expect(problem).toMatchObject({ title: 'Something', rootCause: 'A leak.', version: 4 });
    problem = await desk.done('openProblem', { title: 'Another', incidentIds: [second] });
    expect(grouped(problem)).toEqual([second]);
    await expectWholeHistories(product, 'incidents');
  });

  it('lives from open to closed, and back when the cause is not gone', async () => {
    let problem = await desk.done('openProblem', { title: 'Something', rootCause: 'A leak.' });
    const seenStates: string[] = [];
    for (const to of ['KNOWN_ERROR', 'RESOLVED', 'KNOWN_ERROR', 'RESOLVED', 'CLOSED', 'OPEN']) {
      problem = await desk.done('transitionProblem', { ...seen(problem), to, note: 'So it is.' });
      seenStates.push(`${problem.status} ${problem.resolvedAt !== null} ${problem.closedAt !== null}`);
    }
    expect(seenStates).toEqual([
      'KNOWN_ERROR false false',
      'RESOLVED true false',
      'KNOWN_ERROR false false',
      'RESOLVED true false',
      'CLOSED true true',
      'OPEN false false',
    ]);
    expectHistory(problem, ['openProblem', ...Array(6).fill('transitionProblem')]);
  });

  it('is refused with all that is wrong at once, and then nothing has changed', async () => {
    const [taken, free] = await some(2);
    const vague = await desk.done('openProblem', { title: 'Vague', incidentIds: [taken.id] });
    const sure = await desk.done('openProblem', known);
    const named = await desk.done('transitionProblem', { ...seen(sure), to: 'KNOWN_ERROR', note: 'Found.' });
    let closed = await desk.done('openProblem', known);
    for (const to of ['KNOWN_ERROR', 'RESOLVED', 'CLOSED']) {
      closed = await desk.done('transitionProblem', { ...seen(closed), to, note: 'So it is.' });
    }
    const incidentIds = ['incident:INC999999999', taken.id, free.id, free.id];
    const cases: [string, () => ReturnType<ProblemDesk['ask']>, string[]][] = [
      [
        'a bad one',
        () => desk.ask('openProblem', { title: '', incidentIds }),
        ['title EMPTY', 'incidentIds.3 DUPLICATE', 'incidentIds.0 NOT_FOUND', 'incidentIds.1 ALREADY_LINKED'],
      ],
      [
        'too many',
        () => desk.ask('openProblem', { title: 'A', incidentIds: Array(201).fill(free.id) }),
        ['incidentIds TOO_MANY'],
      ],
      [
        'no incident',
        () => desk.ask('linkIncidentsToProblem', { ...seen(vague), incidentIds: [] }),
        ['incidentIds EMPTY'],
      ],
      [
        'one that it lacks',
        () => desk.ask('unlinkIncidentsFromProblem', { ...seen(vague), incidentIds: [free.id] }),
        ['incidentIds.0 NOT_LINKED'],
      ],
      ['closed', () => desk.ask('linkIncidentsToProblem', { ...seen(closed), incidentIds: [free.id] }), ['id CLOSED']],
      [
        'unknown',
        () => desk.ask('updateProblem', { id: 'problemRecord:PRB9', version: 1, title: '' }),
        ['title EMPTY', 'id NOT_FOUND'],
      ],
      ['no change', () => desk.ask('updateProblem', seen(vague)), [' NOTHING_TO_CHANGE']],
      [
        'cause gone',
        () => desk.ask('updateProblem', { ...seen(named), rootCause: null }),
        ['rootCause ROOT_CAUSE_MISSING'],
      ],
      [
        'a leap',
        () => desk.ask('transitionProblem', { ...seen(vague), to: 'CLOSED', note: '' }),
        ['note EMPTY', 'to MOVE_NOT_ALLOWED'],
      ],
      [
        'no cause',
        () => desk.ask('transitionProblem', { ...seen(vague), to: 'KNOWN_ERROR', note: 'Yes.' }),
        ['to ROOT_CAUSE_MISSING'],
      ],
    ];
    const refused = await refusedAll(
      product,
      cases.map(([, ask]) => ask),
    );
    expect(refused.map((problems) => problems.map(({ field, code }) => `${field} ${code}`))).toEqual(
      cases.map(([, , expected]) => expected),
    );
    const asks = BAD_TEXTS.map(
      ([, title]) =>
        () =>
          desk.ask('openProblem', { title }),
    );
    expect(await refusedAll(product, asks)).toEqual(BAD_TEXTS.map(([, , code]) => [{ field: 'title', code }]));
    const bad = malformedIds(free.id).map((id) => () => desk.ask('openProblem', { title: 'A', incidentIds: [id] }));
    expect(await refusedAll(product, bad)).toEqual(bad.map(() => [{ field: 'incidentIds.0', code: 'NOT_FOUND' }]));
  });

  it('tells one who saw an older version so, with the present state', async () => {
    const problem = await desk.done('openProblem', known);
    await desk.done('updateProblem', { ...seen(problem), title: 'Better' });
    const error = await failedWith(product, () => desk.ask('updateProblem', { ...seen(problem), title: '' }));
    expect(error).toMatchObject({ code: 'CONFLICT', currentVersion: 2, current: { title: 'Better', status: 'OPEN' } });
  });

  it('of two that take the same incident at once gets it once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const incidentIds = idsOf(await some(2));
      const race = await atOnce(
        () => desk.ask('openProblem', { title: 'One', incidentIds }),
        () => desk.ask('openProblem', { title: 'Other', incidentIds: [...incidentIds].reverse() }),
      );
      expect(race.won).toHaveLength(1);
      expect(race.refused).toEqual([['ALREADY_LINKED', 'ALREADY_LINKED']]);
    }
  });

  it.each([
    [null, 'UNAUTHENTICATED'],
    ['ANALYST', 'FORBIDDEN'],
    ['GOVERNANCE', 'FORBIDDEN'],
    [{ role: 'RESPONDENT', organisationId: 'organisation:SUP-ALDER' }, 'FORBIDDEN'],
  ] as const)('is not opened by %j', async (asker, code) => {
    expect(await failedWith(product, () => desk.ask('openProblem', known, asker))).toMatchObject({ code });
  });

  it('is listed by status and text', async () => {
    const query = `query ($filter: ProblemFilter) { problemRecords(first: 200, filter: $filter) {
      nodes { reference status title openedAt } } }`;
    const list = async (filter: object) => (await product.ask('ANALYST', query, { filter })).data.problemRecords.nodes;
    const all = await list({});
    expect(await list({ statuses: ['KNOWN_ERROR'] })).toEqual(
      all.filter(({ status }: Json) => status === 'KNOWN_ERROR'),
    );
    expect(await list({ search: 'prb000000003' })).toMatchObject([{ reference: 'PRB000000003' }]);
    expect(await list({ opened: { to: '2018-06-02T00:00:00Z' } })).toHaveLength(2);
  });

  it('is read for a page of incidents in as many statements as for one', async () => {
    const count = async (first: number) => {
      const before = product.statements();
      const query = `{ incidents(first: ${first}) { nodes { problem { title incidents(first: 2) { nodes { id } } } } } }`;
      expect((await product.ask('ANALYST', query)).errors).toBeUndefined();
      return product.statements() - before;
    };
    const one = await count(15);
    expect([await count(60), await count(100)]).toEqual([one, one]);
  });
});
