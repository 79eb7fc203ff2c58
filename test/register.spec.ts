import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, startProduct, type TestProduct } from './setup/product';

interface SampleClause {
  clause: string;
  number: string;
  heading: string;
  text: string;
  parent?: string;
}

interface SampleBaseline {
  key: string;
  documentCode: string;
  clauses: SampleClause[];
}

const baselines: SampleBaseline[] = JSON.parse(
  readFileSync(join(__dirname, '..', 'sample', 'changes.json'), 'utf8'),
).baselines;

/** What became of each clause, worked out without the product. */
function naiveDiff(before: SampleBaseline, after: SampleBaseline): Record<string, string> {
  const kinds: Record<string, string> = {};
  for (const { clause } of before.clauses) kinds[clause] = 'REMOVED';
  for (const now of after.clauses) {
    const old = before.clauses.find(({ clause }) => clause === now.clause);
    const same = old?.heading === now.heading && old.text === now.text;
    const stays = old?.number === now.number && old.parent === now.parent;
    kinds[now.clause] = !old ? 'ADDED' : !same ? 'MODIFIED' : stays ? 'UNCHANGED' : 'MOVED';
  }
  return kinds;
}

const pairs = baselines.flatMap((before) =>
  baselines
    .filter(({ key, documentCode }) => key !== before.key && documentCode === before.documentCode)
    .map((after) => [before.key, after.key, before, after] as const),
);

describe('the register of documents', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Json> {
    const { data, errors } = await product.ask(null, query, variables);
    expect(errors).toBeUndefined();
    return data;
  }
  async function failure(query: string, variables: Record<string, unknown> = {}) {
    const { errors } = await product.ask('GOVERNANCE', query, variables);
    expect(errors?.[0]?.extensions.suggestion).toMatch(/\S/);
    return errors?.[0]?.extensions.code;
  }

  it.each([
    ['asOf: "2015-06-30"', null],
    ['asOf: "2015-07-01"', '1.0'],
    ['asOf: "2018-08-01"', '1.0'],
    ['asOf: "9999-12-31"', '1.0'],
    ['label: "2.0"', '2.0'],
    ['label: "3.0"', null],
  ])('has the baseline of a document by %s', async (given, label) => {
    const { document } = await ask(`{ document(code: "IMP") { baseline(${given}) { label } } }`);
    expect(document.baseline).toEqual(label === null ? null : { label });
  });

  it('knows today by the clock of the UK: a baseline is in force from the midnight there', async () => {
    const query = '{ document(code: "IMP") { baseline { label } clause(number: "2.1.3") { current { number } } } }';
    const now = product.clock.now();
    const seen: Json[] = [];
    for (const at of ['2015-06-30T22:59:59.999Z', '2015-06-30T23:00:00.000Z']) {
      product.clock.set(new Date(at));
      seen.push((await ask(query)).document);
    }
    product.clock.set(now);
    expect(seen).toEqual([
      { baseline: null, clause: { current: null } },
      { baseline: { label: '1.0' }, clause: { current: { number: '2.1.3' } } },
    ]);
  });

  it.each([
    ['IMP', 'number: "4.2"', 'clause:IMP-4.2'],
    ['IMP', 'number: "4.2", asOf: "2018-05-04"', 'clause:IMP-4.2'],
    ['IMP', 'number: "4.2", baselineId: "baseline:IMP-1.0"', 'clause:IMP-4.2'],
    ['IMP', 'number: "2.2.4", baselineId: "baseline:IMP-2.0"', 'clause:IMP-4.2'],
    ['IMP', 'number: "4.2", baselineId: "baseline:IMP-2.0"', null],
    ['IMP', 'number: "2.2.4"', 'clause:IMP-2.2.4'],
    ['IMP', 'number: "2.2.3", baselineId: "baseline:IMP-2.0"', 'clause:IMP-2.2.4'],
    ['IMP', 'number: "2.2.3", asOf: "2018-05-04"', 'clause:IMP-2.2.3'],
    ['SSI DS', 'number: "1.8"', 'clause:SSI-DS-1.8'],
    ['SSI DS', 'number: "1.8", baselineId: "baseline:SSI-DS-1.1"', 'clause:SSI-DS-1.9'],
    ['SSI DS', 'number: "1.9", baselineId: "baseline:SSI-DS-1.1"', 'clause:SSI-DS-1.8'],
    ['IMP', 'number: "5.2.9"', 'clause:IMP-5.2.9'],
    ['IMP', 'number: "5.2.9", asOf: "2018-08-01"', null],
    ['IMP', 'number: "4.2", asOf: "2015-06-30"', null],
    ['IMP', 'number: "1.8", baselineId: "baseline:SSI-DS-1.1"', null],
    ['IMP', 'number: "1.8", baselineId: "baseline:NOPE"', null],
    ['IMP', 'number: "99"', null],
    ['IMP', 'number: ""', null],
  ])('finds the clause of %s that has (%s), whichever number it was born with', async (code, given, id) => {
    const query = `query ($code: String!) { document(code: $code) { clause(${given}) { id } } }`;
    expect((await ask(query, { code })).document.clause).toEqual(id === null ? null : { id });
  });

  it('keeps a renumbered clause one, with its number, place and words in each baseline', async () => {
    const { clause } = await ask(`{ clause(id: "clause:IMP-4.2") {
      number current { number } versions { number contentHash baseline { label } parent { clause { id } } }
      old: version(asOf: "2018-05-04") { number } new: version(baselineId: "baseline:IMP-2.0") { number }
      before: version(asOf: "2015-06-30") { number } } }`);
    const contentHash = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(clause).toEqual({
      ...{ number: '4.2', current: { number: '4.2' }, old: { number: '4.2' }, new: { number: '2.2.4' }, before: null },
      versions: [
        { number: '4.2', contentHash, baseline: { label: '1.0' }, parent: { clause: { id: 'clause:IMP-4' } } },
        { number: '2.2.4', contentHash, baseline: { label: '2.0' }, parent: { clause: { id: 'clause:IMP-2.2' } } },
      ],
    });
    expect(clause.versions[0].contentHash).toBe(clause.versions[1].contentHash);
  });

  it.each(baselines.map((baseline) => [baseline.key, baseline] as const))(
    'holds all clauses of %s, in order, word for word',
    async (key, { clauses }) => {
      const query = `{ baseline(id: "baseline:${key}") { clauses(first: 200) { totalCount nodes {
        number heading text clause { id } parent { clause { id } } children { number } } } } }`;
      const { totalCount, nodes } = (await ask(query)).baseline.clauses;
      expect(totalCount).toBe(clauses.length);
      expect(nodes).toEqual(
        clauses.map(({ clause, number, heading, text, parent }) => ({
          ...{ number, heading, text, clause: { id: `clause:${clause}` } },
          parent: parent === undefined ? null : { clause: { id: `clause:${parent}` } },
          children: clauses.filter((child) => child.parent === clause).map((child) => ({ number: child.number })),
        })),
      );
    },
  );

  const DIFF = `query ($id: ID!, $against: ID!, $kinds: [DiffKind!]) { baseline(id: $id) {
    diff(against: $against, kinds: $kinds, first: 200) { totalCount nodes {
      kind segments { operation text }
      before { id number text contentHash clause { id } } after { number text contentHash clause { id } }
    } } } }`;

  it.each(pairs)('shows what became of each clause from %s to %s, and how', async (_old, _new, before, after) => {
    const ids = { id: `baseline:${after.key}`, against: `baseline:${before.key}` };
    const { totalCount, nodes } = (await ask(DIFF, ids)).baseline.diff;
    const found = nodes.map((node: Json) => [(node.after ?? node.before).clause.id.slice('clause:'.length), node.kind]);
    const expected = naiveDiff(before, after);
    expect(Object.fromEntries(found)).toEqual(expected);
    expect(totalCount).toBe(Object.keys(expected).length);
    for (const { kind, segments, before: old, after: fresh } of nodes) {
      const joined = (operation: string) =>
        segments
          .filter((segment: Json) => segment.operation === 'EQUAL' || segment.operation === operation)
          .map(({ text }: Json) => text)
          .join('');
      expect(joined('DELETE')).toBe(old?.text ?? '');
      expect(joined('INSERT')).toBe(fresh?.text ?? '');
      if (kind === 'MOVED' || kind === 'UNCHANGED') expect(fresh.contentHash).toBe(old.contentHash);
      if (kind === 'MODIFIED') expect(fresh.contentHash).not.toBe(old.contentHash);
    }
    for (const kind of ['ADDED', 'REMOVED', 'MODIFIED', 'MOVED', 'UNCHANGED']) {
      const only = (await ask(DIFF, { ...ids, kinds: [kind] })).baseline.diff;
      expect(only.nodes).toEqual(nodes.filter((node: Json) => node.kind === kind));
      expect(only.totalCount).toBe(only.nodes.length);
    }
  });

  it("tells the sample's story: scenarios are added, a clause is gone, two have moved", async () => {
    const kinds = ['ADDED', 'REMOVED', 'MOVED'];
    const { baseline } = await ask(DIFF, { id: 'baseline:IMP-2.0', against: 'baseline:IMP-1.0', kinds });
    expect(baseline.diff.nodes.map(({ kind, before, after }: Json) => [kind, before?.number, after?.number])).toEqual([
      ['REMOVED', '2.2.3', undefined],
      ['MOVED', '2.2.4', '2.2.3'],
      ['MOVED', '4.2', '2.2.4'],
      ['ADDED', undefined, '5.2.6'],
      ['ADDED', undefined, '5.2.7'],
      ['ADDED', undefined, '5.2.8'],
      ['ADDED', undefined, '5.2.9'],
    ]);
  });

  it.each([
    ['{ document { id } }', 'BAD_USER_INPUT'],
    ['{ document(code: "IMP", id: "document:IMP") { id } }', 'BAD_USER_INPUT'],
    ['{ document(code: "IMP") { baseline(asOf: "2018-13-01") { id } } }', 'BAD_USER_INPUT'],
    ['{ document(code: "IMP") { baseline(asOf: "2018-05-04", label: "1.0") { id } } }', 'BAD_USER_INPUT'],
    [
      '{ document(code: "IMP") { clause(number: "1", asOf: "2018-05-04", baselineId: "baseline:IMP-1.0") { id } } }',
      'BAD_USER_INPUT',
    ],
    [
      '{ clause(id: "clause:IMP-1") { version(asOf: "2018-05-04", baselineId: "baseline:IMP-1.0") { id } } }',
      'BAD_USER_INPUT',
    ],
    ['{ baseline(id: "baseline:IMP-2.0") { diff(against: "baseline:SSI-DS-1.0") { totalCount } } }', 'BAD_USER_INPUT'],
    ['{ baseline(id: "baseline:IMP-2.0") { diff(against: "baseline:NOPE") { totalCount } } }', 'NOT_FOUND'],
    ['{ search(text: " ") { score } }', 'BAD_USER_INPUT'],
    ['{ search(text: "a b c d e f g h i j k") { score } }', 'BAD_USER_INPUT'],
    [`{ search(text: "${'x'.repeat(201)}") { score } }`, 'BAD_USER_INPUT'],
    ['{ search(text: "hub", kinds: ["Toaster"]) { score } }', 'BAD_USER_INPUT'],
    ['{ search(text: "hub", first: 201) { score } }', 'BAD_USER_INPUT'],
    ['{ search(text: "hub", first: -1) { score } }', 'BAD_USER_INPUT'],
  ])('answers %s with a typed error', async (query, code) => {
    expect(await failure(query)).toBe(code);
  });

  it.each(['document:imp', 'document:IMP ', 'document:NOPE', '', 'clause:IMP-1', 'x'.repeat(1_000_000)])(
    'has no document of the id %.30s',
    async (id) => {
      expect(await ask('query ($id: ID!) { document(id: $id) { id } }', { id }).catch(() => null)).toEqual(
        id === '' ? null : { document: null },
      );
    },
  );

  const SEARCH = `query ($text: String!, $kinds: [String!], $first: Int) {
    search(text: $text, kinds: $kinds, first: $first) { score excerpt thing { __typename
      ... on Clause { id } ... on Change { id } ... on Comment { id } ... on Obligation { id } ... on OpenIssue { id } ... on Document { id } } } }`;

  it.each([
    ['SELF-SERVICE interface design', 'document:SSI-DS'],
    ['appendix AH', 'document:SSI-DS'],
    ['authorised contacts', 'clause:IMP-2.1.1'],
    ['5.2.9', 'clause:IMP-5.2.9'],
    ['Incident Assignment bound pass', 'change:SAMPLE-2018-05-04-2'],
    ['triage calls shorter', 'comment:SAMPLE-2018-05-04-01-Q2-1'],
    ['assigned without supporting information', 'obligation:IMP-2.5.6-1'],
    ['diagnostics hand', 'openIssue:SAMPLE-2018-05-04-1'],
  ])('finds by “%s” what has all the words, in capitals or not', async (text, id) => {
    const { data } = await product.ask('ANALYST', SEARCH, { text, first: 200 });
    const hit = data.search.find(({ thing }: Json) => thing.id === id);
    expect(hit).toMatchObject({ score: expect.any(Number), excerpt: expect.stringMatching(/\S/) });
    const scores = data.search.map(({ score }: Json) => score);
    expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a));
    const only = await product.ask('ANALYST', SEARCH, { text, first: 200, kinds: [hit.thing.__typename] });
    expect(only.data.search).toEqual(
      data.search.filter(({ thing }: Json) => thing.__typename === hit.thing.__typename),
    );
    const best = await product.ask('ANALYST', SEARCH, { text, first: 1 });
    expect(best.data.search).toEqual(data.search.slice(0, 1));
  });

  it.each(['%', '_', '%%', 'hu_', "'", '"', '\\', '!', 'zqx', '▇▇▇▇'])('finds nothing by “%s”', async (text) => {
    expect((await ask(SEARCH, { text, kinds: ['Clause', 'Change', 'OpenIssue', 'Document'] })).search).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ excerpt: expect.not.stringContaining(text) })]),
    );
  });

  it('does not show duties to those who are not signed in', async () => {
    expect((await ask(SEARCH, { text: 'supporting information', kinds: ['Obligation'] })).search).toEqual([]);
  });

  it('finds letters of other languages, in capitals or not', async () => {
    const submit = `mutation ($text: String!) { submitResponse(input: { consultationId: "consultation:SAMPLE-2018-05-04"
      organisationId: "organisation:SUP-ALDER" confidentiality: NONE answers: [{ questionCode: "Q1", text: $text }] }) {
      response { id } } }`;
    const { data } = await product.ask('GOVERNANCE', submit, { text: 'ÄRGER und Größe, Œuvre' });
    for (const search of ['ärger', 'GRÖßE', 'œuvre']) {
      const query = `query ($search: String!) { consultation(reference: "SAMPLE-2018-05-04") {
        responses(filter: { search: $search }) { nodes { id } } } }`;
      const found = (await ask(query, { search })).consultation.responses.nodes;
      expect([search, found]).toEqual([search, [data.submitResponse.response]]);
    }
  });
});
