import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { type Json, startProduct, type TestProduct } from './setup/product';

const sample = JSON.parse(readFileSync(join(__dirname, '..', 'sample', 'changes.json'), 'utf8'));
const api = buildSchema(readFileSync(join(__dirname, '..', 'schema', 'api.graphql'), 'utf8'));

const documentOf: Record<string, string> = Object.fromEntries(
  sample.baselines.flatMap(({ documentCode, clauses }: Json) =>
    clauses.map(({ clause }: Json) => [clause, documentCode]),
  ),
);

/** The words of a clause in a baseline. */
function wordsOf(clause: string, baseline: string): string | null {
  const { clauses } = sample.baselines.find(({ key }: Json) => key === baseline);
  const found = clauses.find((version: Json) => version.clause === clause);
  return found ? JSON.stringify([found.heading, found.text]) : null;
}

/** The words that stand: of the baseline in force on the sample's last day, otherwise of the newest one. */
function standingWords(clause: string): string | null {
  const all = sample.baselines.filter(({ key }: Json) => wordsOf(clause, key) !== null);
  const inForce = all.find(({ status }: Json) => status === 'DESIGNATED');
  return wordsOf(clause, (inForce ?? all.at(-1)).key);
}

interface Duty {
  key: string;
  clause: string;
  query: string;
  latest:
    | { outcome: string; population?: number; violations?: number; baseline: string; assessedAt: string }
    | undefined;
}

const duties: Duty[] = sample.obligations.map(({ assessments, ...duty }: Json) => ({
  ...duty,
  latest: [...assessments].sort((a: Json, b: Json) => (a.assessedAt < b.assessedAt ? 1 : -1))[0],
}));
const isStale = ({ clause, latest }: Duty) => !latest || wordsOf(clause, latest.baseline) !== standingWords(clause);

/** The two connections of an answer, wherever in it they are. */
function findAliased(data: Json, alias: string): Json {
  if (data === null || typeof data !== 'object') return undefined;
  return (
    data[alias] ??
    Object.values(data)
      .map((value) => findAliased(value, alias))
      .find((found) => found)
  );
}

describe('compliance', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  async function ask(query: string, variables: Record<string, unknown> = {}, role: 'SERVICE' | 'ANALYST' = 'ANALYST') {
    const { data, errors } = await product.ask(role, query, variables);
    expect(errors).toBeUndefined();
    return data;
  }
  const queryOf = async (key: string): Promise<string> =>
    (await ask(`{ obligation(id: "obligation:${key}") { query } }`)).obligation.query;

  const run = async (key: string) => {
    const data = await ask(await queryOf(key), {}, 'SERVICE');
    return { population: findAliased(data, 'population'), violations: findAliased(data, 'violations') };
  };

  it.each(duties.map(({ key }) => key))(
    'can run the query of %s, which the schema of the graph allows',
    async (key) => {
      expect(validate(api, parse(await queryOf(key)))).toEqual([]);
      const { population, violations } = await run(key);
      expect(population.totalCount).toBeGreaterThan(0);
      expect(violations.totalCount).toBeLessThanOrEqual(population.totalCount);
      expect(violations.nodes).toHaveLength(Math.min(violations.totalCount, 20));
      for (const { __typename, id } of violations.nodes) expect(id).toMatch(new RegExp(`^${__typename}:`, 'i'));
    },
  );

  it.each([
    ['IMP-2.5.6-1', ['incidentAssignment:INC000000021-1']],
    ['IMP-5.1.9-1', ['disasterEvent:DIS000000003']],
    ['IMP-2.1.3-1', []],
    ['IMP-5.2-1', []],
    ['IMP-5.2-2', []],
    ['IMP-5.2.9-1', []],
    ['SSI-DS-1.10.6-1', []],
  ])("finds for %s what the sample's story tells", async (key, ids) => {
    const { population, violations } = await run(key);
    expect(violations.nodes.map(({ id }: Json) => id)).toEqual(ids);
    expect(violations.totalCount).toBe(ids.length);
    const latest = duties.find((duty) => duty.key === key)?.latest;
    expect([population.totalCount, violations.totalCount]).toEqual([latest?.population, latest?.violations]);
    const recorded = `{ obligation(id: "obligation:${key}") { latest { outcome population violations evidence {
      __typename ... on IncidentAssignment { id } ... on DisasterEvent { id } } } } }`;
    const { evidence, outcome } = (await ask(recorded)).obligation.latest;
    expect(evidence.map(({ id }: Json) => id)).toEqual(ids);
    expect(outcome).toBe(ids.length === 0 ? 'COMPLIANT' : 'NON_COMPLIANT');
  });

  it.each([null, 'IMP', 'SSI DS', 'THROUGHLINE', 'DUIS'])('stands as its latest assessments say: %s', async (code) => {
    const about = duties.filter(({ clause }) => code === null || documentOf[clause] === code);
    const count = (outcome: string) => about.filter(({ latest }) => latest?.outcome === outcome).length;
    const query = `query ($code: String) { compliancePosture(documentCode: $code) {
      assessedAt obligations compliant nonCompliant notApplicable inError stale } }`;
    const last = about
      .map(({ latest }) => latest?.assessedAt ?? '')
      .sort()
      .at(-1);
    expect((await ask(query, { code })).compliancePosture).toEqual({
      assessedAt: last ? new Date(last).toISOString() : null,
      obligations: about.length,
      compliant: count('COMPLIANT'),
      nonCompliant: count('NON_COMPLIANT'),
      notApplicable: count('NOT_APPLICABLE'),
      inError: count('ERROR'),
      stale: about.filter(isStale).length,
    });
  });

  it.each([true, false])('lists the obligations of which it is %s that they are stale', async (stale) => {
    const query = 'query ($stale: Boolean) { obligations(first: 200, filter: { stale: $stale }) { nodes { id } } }';
    const expected = duties.filter((duty) => isStale(duty) === stale).map(({ key }) => `obligation:${key}`);
    expect((await ask(query, { stale })).obligations.nodes.map(({ id }: Json) => id)).toEqual(expected.sort());
  });

  const standing = sample.traceLinks.filter(({ status }: Json) => status !== 'RETIRED');
  const suspect = standing.filter(({ status }: Json) => status === 'SUSPECT');
  const touches = (clauses: Set<string>) => (link: Json) => clauses.has(link.from) || clauses.has(link.to);

  it.each<string>(sample.baselines.map(({ key }: Json) => key))(
    'is covered in %s as links and duties say',
    async (key) => {
      const versions = sample.baselines.find((baseline: Json) => baseline.key === key).clauses;
      const clauses: string[] = versions.map(({ clause }: Json) => clause);
      const duty = (clause: string) => duties.filter((each) => each.clause === clause);
      const isLinked = (clause: string) => standing.some(touches(new Set([`clause:${clause}`])));
      const query = `{ coverage(baselineId: "baseline:${key}") { clauses linked withObligation assessed compliant
      suspectLinks baseline { id } gaps(first: 200) { totalCount nodes { clause { id } } } } }`;
      const { coverage } = (await product.ask('GOVERNANCE', query)).data;
      const gaps = clauses.filter((clause) => !isLinked(clause) && duty(clause).length === 0);
      expect(coverage).toEqual({
        clauses: clauses.length,
        linked: clauses.filter(isLinked).length,
        withObligation: clauses.filter((clause) => duty(clause).length > 0).length,
        assessed: clauses.filter((clause) => duty(clause).some(({ latest }) => latest)).length,
        compliant: clauses.filter(
          (clause) => duty(clause).length > 0 && duty(clause).every(({ latest }) => latest?.outcome === 'COMPLIANT'),
        ).length,
        suspectLinks: suspect.filter(touches(new Set(clauses.map((clause) => `clause:${clause}`)))).length,
        baseline: { id: `baseline:${key}` },
        gaps: { totalCount: gaps.length, nodes: gaps.map((clause) => ({ clause: { id: `clause:${clause}` } })) },
      });
    },
  );

  it.each([null, 'IMP', 'SSI DS', 'DUIS'])('names the links to be reviewed: %s', async (code) => {
    const clauses = new Set(Object.keys(documentOf).filter((clause) => documentOf[clause] === code));
    const ends = new Set([...clauses].map((clause) => `clause:${clause}`));
    const expected = suspect.filter((link: Json) => code === null || touches(ends)(link));
    const query = `query ($code: String) { suspectLinks(documentCode: $code, first: 200) {
      totalCount nodes { id status reviewedAgainst { number } } } }`;
    const { totalCount, nodes } = (await ask(query, { code })).suspectLinks;
    expect(totalCount).toBe(expected.length);
    const ids = expected.map(({ number }: Json) => `traceLink:SAMPLE-${number}`);
    expect(nodes.map(({ id }: Json) => id).sort()).toEqual(ids.sort());
    for (const { status, reviewedAgainst } of nodes) {
      expect([status, typeof reviewedAgainst?.number]).toEqual(['SUSPECT', 'string']);
    }
  });

  it.each([
    ['{ coverage(baselineId: "baseline:NOPE") { clauses } }', 'NOT_FOUND'],
    ['{ compliancePosture(documentCode: "NOPE") { stale } }', 'NOT_FOUND'],
    ['{ suspectLinks(documentCode: "NOPE") { totalCount } }', 'NOT_FOUND'],
    [
      '{ obligation(id: "obligation:IMP-2.5.6-1") { latest { evidence(first: 201) { __typename } } } }',
      'BAD_USER_INPUT',
    ],
    ['{ obligations(filter: { outcomes: [FINE] }) { totalCount } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('answers %s with a typed error', async (query, code) => {
    const { errors } = await product.ask('ANALYST', query);
    expect(errors?.[0]?.extensions).toMatchObject({ code, suggestion: expect.stringMatching(/\S/) });
  });

  it.each([
    ['nobody', null, '{ obligations { totalCount } }', 'UNAUTHENTICATED'],
    ['nobody', null, '{ compliancePosture { stale } }', 'UNAUTHENTICATED'],
    ['nobody', null, '{ coverage(baselineId: "baseline:IMP-1.0") { clauses } }', 'UNAUTHENTICATED'],
    ['nobody', null, '{ clause(id: "clause:IMP-2.5.6") { obligations { id } } }', 'UNAUTHENTICATED'],
    ['a respondent', 'RESPONDENT', '{ obligations { nodes { latest { evidence { __typename } } } } }', 'FORBIDDEN'],
  ] as const)('is kept from %s: %#', async (_who, asker, query, code) => {
    const { errors } = await product.ask(asker, query);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});
