import type { Caller } from '../platform/caller/caller';
import { Role } from '../platform/caller/role';
import { assessOnTurn, markBrokenQueries } from '../subgraphs/changes';
import { expectWholeHistories } from './setup/history-chain';
import { ASSESS, DEFINE, DUTY, Obligations, QUERY } from './setup/obligations';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';
import { payloadOf } from './setup/refusal';

const ALDER = { role: 'RESPONDENT', organisationId: 'organisation:SUP-ALDER' } as const;
const INSIDERS = ['OPERATIONS', 'ANALYST', 'GOVERNANCE', 'GOVERNMENT', 'AUTHORITY', 'ADMIN', 'SERVICE'] as const;
const ASSESSOR: Caller = { subject: 'assessor', roles: new Set([Role.SERVICE]), organisationId: null };
const HISTORIES = 'obligation:THROUGHLINE-1.4-1';
const CONFIDENCE = 'obligation:THROUGHLINE-1.5-1';

describe('assessing', () => {
  let product: TestProduct;
  let obligations: Obligations;
  beforeAll(async () => {
    product = await startProduct();
    obligations = new Obligations(product);
  });
  afterAll(() => product.close());

  const read = async (asker: Asker, query: string): Promise<Json> => {
    const { data, errors } = await product.ask(asker, query);
    expect(errors).toBeUndefined();
    return data;
  };
  const sql = (statement: string, values: readonly unknown[] = []) =>
    product.database('changes').write((transaction) => transaction.query(statement, [...values]));
  const latest = async (id: string, asker: Asker, evidence = 'evidence { __typename } evidenceIds') =>
    (await read(asker, `{ obligation(id: "${id}") { latest { outcome population violations error ${evidence} } } }`))
      .obligation.latest;
  const define = async (statement: string, query: string) =>
    (await obligations.done(DEFINE, { ...DUTY, statement, query })).id;

  it('finds in the sample what its queries find, violations never more than what they are among', async () => {
    const assessments = await obligations.assessed(null, 'ADMIN');
    expect(assessments).toHaveLength(16);
    for (const { outcome, population, violations, evidenceIds } of assessments) {
      expect(violations).toBeLessThanOrEqual(population);
      expect(evidenceIds).toHaveLength(Math.min(violations, 20));
      expect(outcome).toBe(violations === 0 ? 'COMPLIANT' : 'NON_COMPLIANT');
    }
    const broken = assessments
      .filter(({ outcome }) => outcome === 'NON_COMPLIANT')
      .map(({ obligation }) => obligation.id);
    expect(broken).toContain('obligation:IMP-2.5.6-1');
    expect(broken).not.toContain(HISTORIES);
    await expectWholeHistories(product, 'changes');
  });

  it('goes on when a query fails, cannot be run any more, or counts what it does not speak of', async () => {
    const wide = await define(
      'Wide',
      '{ population: recoveryScenarios { totalCount } violations: devices { totalCount } }',
    );
    const empty = await define(
      'None',
      '{ population: devices(filter: { types: [] }) { totalCount } violations: devices(filter: { types: [] }) { totalCount } }',
    );
    const absent = await define(
      'Absent',
      '{ consultation(reference: "NOPE") { population: comments { totalCount } violations: comments { totalCount } } }',
    );
    const old = await define('Old', QUERY);
    await sql('UPDATE obligation SET query = ? WHERE id = ?', [QUERY.replace('hasDccActions', 'hadDccActions'), old]);
    const found = await obligations.assessed([wide, old, absent, empty, 'obligation:IMP-5.2-1']);
    expect(found.map(({ outcome }) => outcome)).toEqual(['ERROR', 'ERROR', 'ERROR', 'NOT_APPLICABLE', 'COMPLIANT']);
    expect(found.map(({ error }) => error)).toEqual([
      ...[expect.stringMatching(/violations among 11/), expect.stringMatching(/"hadDccActions"/)],
      ...[expect.stringMatching(/not there/), null, null],
    ]);
    expect((await read('ANALYST', '{ compliancePosture { inError } }')).compliancePosture).toEqual({ inError: 3 });
  });

  it('marks at start what this release cannot run, once', async () => {
    const id = await define('Outlived', QUERY);
    await sql('UPDATE obligation SET query = ? WHERE id = ?', [QUERY.replace('hasDccActions', 'onceKnown'), id]);
    const context = product.subgraph('changes').contextOf(ASSESSOR);
    for (const _ of [1, 2]) expect((await markBrokenQueries(context)).map((broken) => broken.id)).toContain(id);
    const { assessments } = (
      await read('ANALYST', `{ obligation(id: "${id}") { assessments { nodes { outcome error } } } }`)
    ).obligation;
    expect(assessments.nodes).toEqual([{ outcome: 'ERROR', error: expect.stringMatching(/"onceKnown"/) }]);
  });

  it('is done by one of two that come at the same time, and not again in the same minute', async () => {
    const turn = () => assessOnTurn(product.subgraph('changes').contextOf(ASSESSOR), new AbortController().signal);
    const runs = await Promise.all([turn(), turn()]);
    expect(runs.filter((run) => run === null)).toHaveLength(1);
    expect(await turn()).toBeNull();
    product.clock.set(new Date('2018-08-02T01:00:00Z'));
    expect((await turn())?.length).toBeGreaterThan(16);
  });

  it('tells counts and evidence to those who may read what the query reads, and the outcome to all with a token', async () => {
    for (const asker of INSIDERS) {
      expect(await latest('obligation:SSI-DS-1.10.3-1', asker)).toEqual({
        ...{ outcome: 'NON_COMPLIANT', population: 237, violations: 2, error: null },
        evidence: [{ __typename: 'Device' }, { __typename: 'Device' }],
        evidenceIds: ['device:00DB276590AD675E', 'device:00DB4166E6AE3B0B'],
      });
      const counted = ['GOVERNANCE', 'ADMIN', 'SERVICE'].includes(asker);
      const counts = counted ? [expect.any(Number), 0] : [null, null];
      expect(Object.values(await latest(HISTORIES, asker, ''))).toEqual(['COMPLIANT', ...counts, null]);
    }
    for (const id of ['obligation:SSI-DS-1.10.3-1', 'obligation:IMP-5.2-1']) {
      const told = await latest(id, ALDER, '');
      expect(told).toEqual({
        outcome: expect.stringMatching('COMPLIANT'),
        population: null,
        violations: null,
        error: null,
      });
    }
    for (const field of ['evidence { __typename }', 'evidenceIds']) {
      const { errors } = await product.ask(ALDER, `{ obligation(id: "obligation:IMP-5.2-1") { latest { ${field} } } }`);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('reads nothing confidential, whoever wrote the query and whoever asks for it', async () => {
    const all =
      '{ consultation(reference: "SAMPLE-2018-05-04") { responses(filter: { confidentialities: [ALL] }) { nodes { organisation { id } } } } }';
    const [respondent] = (await read('GOVERNANCE', all)).consultation.responses.nodes;
    const comments = `comments(filter: { organisationIds: ["${respondent.organisation.id}"] }) { totalCount }`;
    const within = (selected: string) => `{ consultation(reference: "SAMPLE-2018-05-04") { ${selected} } }`;
    const id = await define('Secret', within(`population: ${comments} violations: ${comments}`));
    expect((await read('GOVERNANCE', within(comments))).consultation.comments.totalCount).toBeGreaterThan(0);
    const answer = await product.ask('GOVERNANCE', ASSESS, { ids: [id] });
    expect(payloadOf(answer).assessments[0]).toMatchObject({ outcome: 'NOT_APPLICABLE', population: 0, violations: 0 });
  });

  it('is for nobody outside to ask for, and not of what there is not', async () => {
    for (const asker of [null, ALDER, 'OPERATIONS', 'GOVERNMENT', 'AUTHORITY'] as const) {
      const { errors } = await product.ask(asker, ASSESS, { ids: ['obligation:IMP-5.2-1'] });
      expect(errors?.[0]?.extensions.code).toBe(asker === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    }
    const ids = ['obligation:IMP-5.2-1', 'obligation:NOPE', 'obligation:IMP-5.2-1'];
    const refusals = [
      payloadOf(await product.ask('ADMIN', ASSESS, { ids })),
      payloadOf(await product.ask('ADMIN', ASSESS, { ids: ids.slice(0, 2) })),
    ];
    expect(
      refusals.map(({ assessments, userErrors }) => [
        assessments,
        userErrors.map(({ code, field }: Json) => [code, ...field]),
      ]),
    ).toEqual([
      [[], [['DUPLICATE', 'ids', '2']]],
      [[], [['NOT_FOUND', 'ids', '1']]],
    ]);
  });

  it('takes as many statements for a page of one as for one of all', async () => {
    const count = async (first: number) => {
      const before = product.statements();
      await read(
        'ADMIN',
        `{ obligations(first: ${first}) { nodes { stale staleReasons latest { population violations evidenceIds evidence { __typename } obligation { id } } history { totalCount } } } }`,
      );
      return product.statements() - before;
    };
    await count(1);
    const pages = [await count(2), await count(200)];
    expect((pages[1] ?? 0) - (pages[0] ?? 0)).toBeLessThanOrEqual(3);
    const history = async (to: string) => {
      const before = product.statements();
      await read(
        'ADMIN',
        `{ complianceHistory(from: "2018-06-01", to: "${to}", by: CLAUSE) { group posture { stale } } }`,
      );
      return product.statements() - before;
    };
    expect(await history('2018-06-02')).toBe(await history('2019-06-01'));
  });

  it('shows that a history was edited, and that something confidential became public', async () => {
    await sql("UPDATE audit_entry SET actor = 'nobody' WHERE thingId = 'baseline:IMP-1.0' AND sequence = 1");
    const secret = await product
      .database('changes')
      .reads.query('SELECT id, publicText FROM answer WHERE confidential = 1 ORDER BY id LIMIT 1');
    await sql('UPDATE answer SET publicText = `fullText` WHERE id = ?', [secret[0].id]);
    const [histories, confidence] = await obligations.assessed([HISTORIES, CONFIDENCE], 'ADMIN');
    expect(histories).toMatchObject({ outcome: 'NON_COMPLIANT', violations: 1, evidenceIds: ['historyKind:Baseline'] });
    expect(confidence).toMatchObject({
      ...{ outcome: 'NON_COMPLIANT', violations: 1, evidence: [{ __typename: 'Consultation' }] },
      evidenceIds: ['consultation:SAMPLE-2018-05-04'],
    });
    expect(await latest(HISTORIES, 'ANALYST')).toEqual({
      ...{ outcome: 'NON_COMPLIANT', population: null, violations: null, error: null, evidence: [], evidenceIds: [] },
    });
  });
});
