import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Json, startProduct, type TestProduct } from './setup/product';

interface SampleLink {
  number: number;
  type: string;
  from: string;
  to: string;
  status: string;
}

const sample = JSON.parse(readFileSync(join(__dirname, '..', 'sample', 'changes.json'), 'utf8'));
const links: SampleLink[] = sample.traceLinks.filter(({ status }: SampleLink) => status !== 'RETIRED');
const things = [...new Set(links.flatMap(({ from, to }) => [from, to]))].sort();
const types = [...new Set(links.map(({ type }) => type))];

type Direction = 'OUT' | 'IN' | 'BOTH';
interface Walk {
  from: string;
  depth: number;
  direction: Direction;
  types: string[] | null;
}

/** Things within some steps, by step; worked out without the product. */
function naiveWalk({ from, depth, direction, types: only }: Walk) {
  const followed = links.filter(({ type }) => only === null || only.includes(type));
  const distances = new Map([[from, 0]]);
  const edges = new Set<string>();
  for (let step = 1; step <= depth; step += 1) {
    const edge = [...distances].filter(([, distance]) => distance === step - 1).map(([id]) => id);
    for (const link of followed) {
      const ways = [
        ...(direction === 'IN' ? [] : [[link.from, link.to] as const]),
        ...(direction === 'OUT' ? [] : [[link.to, link.from] as const]),
      ];
      for (const [near, far] of ways) {
        if (!edge.includes(near)) continue;
        edges.add(`traceLink:SAMPLE-${link.number}`);
        if (!distances.has(far)) distances.set(far, step);
      }
    }
  }
  const nodes = [...distances].map(([id, distance]) => ({ id, distance }));
  return {
    nodes: nodes.sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1)),
    edges: [...edges].sort(),
  };
}

const TRACE = `query ($from: ID!, $depth: Int! = 3, $direction: TraceDirection! = BOTH, $types: [TraceLinkType!], $limit: Int! = 500) {
  trace(from: $from, depth: $depth, direction: $direction, types: $types, limit: $limit) {
    truncated nodes { id distance } edges { id } } }`;

describe('a trace through the graph', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  async function trace(
    variables: Partial<Walk> & { from: string; limit?: number },
    role: 'GOVERNANCE' | 'ANALYST' = 'GOVERNANCE',
  ) {
    const { data, errors } = await product.ask(role, TRACE, variables);
    expect(errors).toBeUndefined();
    return data.trace;
  }

  it('comes to what a walk by hand comes to: nearest first, then by id', async () => {
    const walk = fc.record<Walk>({
      from: fc.constantFrom(...things),
      depth: fc.integer({ min: 0, max: 10 }),
      direction: fc.constantFrom('OUT', 'IN', 'BOTH'),
      types: fc.option(fc.subarray(types, { minLength: 1 })),
    });
    await fc.assert(
      fc.asyncProperty(walk, async (one) => {
        const { truncated, nodes, edges } = await trace({ ...one, limit: 2000 });
        const expected = naiveWalk(one);
        expect(truncated).toBe(false);
        expect(nodes).toEqual(expected.nodes);
        expect(edges.map(({ id }: Json) => id).sort()).toEqual(expected.edges);
      }),
      { numRuns: 60 },
    );
  });

  it('is cut where it is asked to be, says so, and has no link that leads out of it', async () => {
    const from = 'clause:IMP-5.2';
    const whole = await trace({ from, depth: 10, limit: 2000 });
    for (const limit of [1, 2, 17, whole.nodes.length - 1, whole.nodes.length, whole.nodes.length + 1]) {
      const { truncated, nodes, edges } = await trace({ from, depth: 10, limit });
      expect(nodes).toEqual(whole.nodes.slice(0, limit));
      expect(truncated).toBe(limit < whole.nodes.length);
      const inside = new Set(nodes.map(({ id }: Json) => id));
      for (const { id } of edges) {
        const link = links.find(({ number }) => `traceLink:SAMPLE-${number}` === id);
        expect([inside.has(link?.from), inside.has(link?.to)]).toEqual([true, true]);
      }
    }
  });

  it('takes two statements a step, however much it finds', async () => {
    const none = product.statements();
    await trace({ from: 'clause:IMP-5.2', depth: 0 });
    const aside = product.statements() - none;
    for (const depth of [1, 2, 5, 10]) {
      const before = product.statements();
      const { nodes } = await trace({ from: 'clause:IMP-5.2', depth, limit: 2000 });
      const steps = Math.min(depth, nodes.at(-1).distance + 1);
      // And one for what the links that are shown hold.
      expect(product.statements() - before).toBeLessThanOrEqual(aside + 2 * steps + 1);
    }
  });

  it('reads the things that it comes to in batches, however many they are', async () => {
    const query = `query ($limit: Int!) { trace(from: "clause:IMP-5.2", depth: 10, limit: $limit) {
      nodes { id thing { __typename ... on Clause { number } ... on Change { area } ... on Comment { text }
        ... on Obligation { statement } ... on OpenIssue { summary } ... on RecoveryScenario { code }
        ... on Component { name } ... on Incident { reference } ... on DisasterEvent { reference } } } } }`;
    const sizes = new Map<number, number>();
    for (const limit of [60, 90, 130]) {
      const before = product.statements();
      const { data, errors } = await product.ask('GOVERNANCE', query, { limit });
      expect(errors).toBeUndefined();
      sizes.set(data.trace.nodes.length, product.statements() - before);
    }
    expect(sizes.size).toBe(3);
    const counts = [...sizes.values()];
    // Larger ones may take two steps more, of two statements each, and come to other kinds.
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(8);
  });

  it('does not lead an analyst to a comment that is confidential, nor over it', async () => {
    const comments: string[] = sample.responses
      .filter(({ confidentiality }: Json) => confidentiality === 'ALL')
      .map(({ number }: Json) => `comment:SAMPLE-2018-05-04-${number}-`);
    const isHidden = (id: string) => comments.some((prefix) => id.startsWith(prefix));
    const from = 'clause:IMP-2.5.6';
    const all: string[] = (await trace({ from, depth: 3 })).nodes.map(({ id }: Json) => id);
    expect(all.filter(isHidden)).not.toEqual([]);
    const seen: string[] = (await trace({ from, depth: 3 }, 'ANALYST')).nodes.map(({ id }: Json) => id);
    expect(seen.filter(isHidden)).toEqual([]);
  });

  it.each([
    ['too many steps', { depth: 11 }, 'BAD_USER_INPUT'],
    ['fewer steps than none', { depth: -1 }, 'BAD_USER_INPUT'],
    ['no things', { limit: 0 }, 'BAD_USER_INPUT'],
    ['too many things', { limit: 2001 }, 'BAD_USER_INPUT'],
    ['a type that there is not', { types: ['LIKES'] }, 'BAD_USER_INPUT'],
    ['a direction that there is not', { direction: 'UP' }, 'BAD_USER_INPUT'],
    ['a clause that there is not', { from: 'clause:NOPE' }, 'NOT_FOUND'],
    ['a clause in other letters', { from: 'clause:imp-5.2' }, 'NOT_FOUND'],
    ['a device that there is not', { from: 'device:00DB12345678FFFF' }, 'NOT_FOUND'],
    ['a document, which links do not join', { from: 'document:IMP' }, 'BAD_USER_INPUT'],
    ['nothing', { from: '' }, 'BAD_USER_INPUT'],
    ['a megabyte', { from: `clause:${'x'.repeat(1_000_000)}` }, 'BAD_USER_INPUT'],
    ['a confidential comment, to an analyst', { from: 'comment:SAMPLE-2018-05-04-05-Q1-1' }, 'NOT_FOUND'],
  ])('answers with a typed error when asked for %s', async (_what, variables, code) => {
    const { errors, text } = await product.ask('ANALYST', TRACE, { from: 'clause:IMP-5.2', ...variables });
    expect(errors?.[0]?.extensions).toMatchObject({ code, suggestion: expect.stringMatching(/\S/) });
    expect(text.length).toBeLessThan(2000);
  });

  it('shows those who may not read the network nothing of what is linked to it', async () => {
    const query = `{ clause(id: "clause:IMP-2.1.3") { traceLinks(first: 200) { totalCount nodes { id rationale } } }
      change(id: "change:SAMPLE-2018-05-04-1") { impact { byKind { kind } } }
      trace(from: "clause:IMP-2.1.3", depth: 10, limit: 2000) { nodes { id } edges { id } } }`;
    const shown = await product.ask('ANALYST', query);
    expect(shown.text).toMatch(/"incident(Assignment)?:INC/);
    for (const asker of [
      null,
      'RESPONDENT',
      { role: 'RESPONDENT', organisationId: 'organisation:SUP-ALDER' },
    ] as const) {
      const { data, text } = await product.ask(asker, query);
      expect(text).not.toMatch(/"(device|incident|incidentAssignment):|"kind":"(Device|Incident|IncidentAssignment)"/);
      expect(data.clause.traceLinks.nodes).toHaveLength(data.clause.traceLinks.totalCount);
      expect(data.clause.traceLinks.totalCount).toBeLessThan(shown.data.clause.traceLinks.totalCount);
    }
  });

  it('leaves out the obligations that one who is not signed in may not read', async () => {
    const query =
      '{ trace(from: "change:SAMPLE-2018-05-04-1") { nodes { id thing { __typename ... on Obligation { statement } } } } }';
    const signedIn = await product.ask('RESPONDENT', query);
    expect(signedIn.text).toContain('"obligation:');
    const nobody = await product.ask(null, query);
    expect(nobody.errors).toBeUndefined();
    expect(nobody.data.trace.nodes.length).toBeGreaterThan(1);
    expect(nobody.text).not.toContain('"obligation:');
  });

  it('does not start for one who is not signed in from a device', async () => {
    const { data, errors } = await product.ask(null, TRACE, { from: 'device:00DB1234567890A0' });
    expect(data?.trace ?? null).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
