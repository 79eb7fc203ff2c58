import fc from 'fast-check';
import { type Json, startProduct, type TestProduct } from './setup/product';

interface Link {
  from: number;
  to: number;
  type: 'REFERENCES' | 'GOVERNS';
  status: 'CURRENT' | 'RETIRED';
  hidden: boolean;
}
interface Walk {
  direction: 'OUT' | 'IN' | 'BOTH';
  types: Link['type'][] | null;
  depth: number;
  limit: number;
}
interface Followed {
  id: string;
  ways: (readonly [near: string, far: string])[];
}

const THINGS = 9;

/** Few things and many links: circles, parallel links, links of a thing to itself. */
const graph = fc.array(
  fc.record<Link>({
    from: fc.nat(THINGS - 1),
    to: fc.nat(THINGS - 1),
    type: fc.constantFrom('REFERENCES', 'GOVERNS'),
    status: fc.constantFrom('CURRENT', 'CURRENT', 'CURRENT', 'RETIRED'),
    hidden: fc.constantFrom(false, false, false, true),
  }),
  { minLength: 1, maxLength: 30 },
);
const walks = fc.record<Walk>({
  direction: fc.constantFrom('OUT', 'IN', 'BOTH', 'BOTH'),
  types: fc.constantFrom(null, null, ['REFERENCES'], ['GOVERNS', 'REFERENCES'], []),
  depth: fc.integer({ min: 0, max: 6 }),
  limit: fc.integer({ min: 1, max: THINGS + 1 }),
});

/** Worked out step by step, without the product. */
function naiveWalk(root: string, links: readonly Followed[], { depth, limit }: Walk) {
  const nodes = [{ id: root, distance: 0 }];
  const known = () => new Set(nodes.map(({ id }) => id));
  const edges = new Set<string>();
  let truncated = false;
  for (let distance = 1; distance <= depth && !truncated; distance += 1) {
    const edge = new Set(nodes.filter((node) => node.distance === distance - 1).map(({ id }) => id));
    const along = links.flatMap(({ id, ways }) => ways.map(([near, far]) => ({ id, near, far })));
    const steps = along.filter(({ near }) => edge.has(near));
    const fresh = [...new Set(steps.map(({ far }) => far))].filter((id) => !known().has(id)).sort();
    truncated = nodes.length + fresh.length > limit;
    nodes.push(...fresh.slice(0, limit - nodes.length).map((id) => ({ id, distance })));
    for (const { id, far } of steps) if (known().has(far)) edges.add(id);
  }
  return { truncated, nodes, edges: [...edges].sort().map((id) => ({ id })) };
}

const TRACE = `query ($from: ID!, $depth: Int!, $direction: TraceDirection!, $types: [TraceLinkType!], $limit: Int!) {
  trace(from: $from, depth: $depth, direction: $direction, types: $types, limit: $limit) {
    truncated nodes { id distance } edges { id } } }`;

describe('a trace through any graph', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct({ sample: false });
  });
  afterAll(() => product.close());

  let graphs = 0;
  /** Writes links as they are kept, those of a thing to itself included, which no mutation makes. */
  async function written(
    links: readonly Link[],
  ): Promise<{ thing(number: number): string; id(index: number): string }> {
    graphs += 1;
    const prefix = `G${graphs}`;
    const thing = (number: number) => `component:${prefix}-${number}`;
    const id = (index: number) => `traceLink:${prefix}-${String(index).padStart(2, '0')}`;
    await product.database('changes').write(async (transaction) => {
      const rows = links.map(({ from, to, type, status, hidden }, index) => {
        const onlyFor = hidden ? 'organisation:X' : null;
        const [a, b] = [thing(from), thing(to)];
        return { index, a, b, type, status, fromOnlyFor: onlyFor };
      });
      for (const { index, a, b, type, status, fromOnlyFor } of rows) {
        await transaction.query(
          `INSERT INTO trace_link (id, type, fromId, toId, fromOnlyFor, status, createdAt, createdBy, owner, version)
            VALUES (?, ?, ?, ?, ?, ?, '2018-05-01 00:00:00', 'x', 'x', 1)`,
          [id(index), type, a, b, fromOnlyFor, status],
        );
        const sides =
          a === b
            ? [['OUT', a, b]]
            : [
                ['OUT', a, b],
                ['IN', b, a],
              ];
        for (const [direction, here, there] of sides) {
          await transaction.query(
            `INSERT INTO trace_link_end (thingId, linkId, direction, otherId, otherKind, type, status, thingOnlyFor, otherOnlyFor)
              VALUES (?, ?, ?, ?, 'Component', ?, ?, ?, ?)`,
            [
              here,
              id(index),
              direction,
              there,
              type,
              status,
              ...(direction === 'OUT' ? [fromOnlyFor, null] : [null, fromOnlyFor]),
            ],
          );
        }
      }
    });
    return { thing, id };
  }

  it.each(['GOVERNANCE', 'ANALYST'] as const)(
    'comes for %s to what a walk by hand comes to, in its order',
    async (role) => {
      await fc.assert(
        fc.asyncProperty(graph, fc.array(walks, { minLength: 6, maxLength: 6 }), async (links, requests) => {
          const { thing, id } = await written(links);
          const [{ from = 0 } = {}] = links;
          const root = thing(from);
          for (const walk of requests) {
            const followed = links.flatMap((link, index): Followed[] => {
              if (link.status === 'RETIRED' || (link.hidden && role === 'ANALYST')) return [];
              if (walk.types !== null && !walk.types.includes(link.type)) return [];
              const [a, b] = [thing(link.from), thing(link.to)];
              const ways = {
                OUT: [[a, b]],
                IN: [[b, a]],
                BOTH: [
                  [a, b],
                  [b, a],
                ],
              } as const;
              // What a thing has to do with itself leads out of it only.
              return [
                {
                  id: id(index),
                  ways: a === b ? (walk.direction === 'IN' ? [] : [[a, b]]) : [...ways[walk.direction]],
                },
              ];
            });
            const expected = naiveWalk(root, followed, walk);
            const { data, errors } = await product.ask(role, TRACE, { from: root, ...walk });
            if (expected.nodes.length === 1) {
              // Of a thing from which nothing is reached, its own subgraph knows; here it knows none of them.
              expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
            } else {
              expect(errors).toBeUndefined();
              expect(data.trace).toEqual(expected);
            }
          }
        }),
        { numRuns: 12 },
      );
    },
  );

  it('is bounded by what is asked for where a thing has very many links', async () => {
    const many = 400;
    const links = Array.from(
      { length: many },
      (_, index): Link => ({
        ...{ from: 0, to: index + 1, type: 'GOVERNS', status: 'CURRENT', hidden: false },
      }),
    );
    const parallel = Array.from(
      { length: 60 },
      (): Link => ({ from: 0, to: 1, type: 'REFERENCES', status: 'CURRENT', hidden: false }),
    );
    const { thing } = await written([...links, ...parallel]);
    const all = links.map(({ to }) => thing(to)).sort();
    for (const limit of [2, 21, 300]) {
      const { data } = await product.ask('GOVERNANCE', TRACE, {
        from: thing(0),
        depth: 5,
        direction: 'BOTH',
        types: null,
        limit,
      });
      expect(data.trace.truncated).toBe(true);
      expect(data.trace.nodes.map(({ id }: Json) => id)).toEqual([thing(0), ...all.slice(0, limit - 1)]);
      expect(data.trace.edges).toHaveLength(limit - 1 + parallel.length);
    }
  });

  it('finds the few links that it follows of a thing among very many that it does not', async () => {
    const link = (to: number, differing: Partial<Link> = {}): Link => ({
      ...{ from: 0, to, type: 'GOVERNS', status: 'CURRENT', hidden: false },
      ...differing,
    });
    const { thing, id } = await written([
      ...Array.from({ length: 200 }, (_, index) => link(index + 10, { status: 'RETIRED' })),
      ...Array.from({ length: 200 }, (_, index) => link(index + 300)),
      link(5, { type: 'REFERENCES' }),
      link(0, { from: 6 }),
    ]);
    const from = thing(0);
    const asked = { from, depth: 2, direction: 'BOTH', types: null, limit: 3 };
    const rare = await product.ask('GOVERNANCE', TRACE, { ...asked, types: ['REFERENCES'] });
    expect(rare.data.trace).toEqual({
      truncated: false,
      nodes: [from, thing(5)].map((node, distance) => ({ id: node, distance })),
      edges: [{ id: id(400) }],
    });
    const against = await product.ask('GOVERNANCE', TRACE, { ...asked, direction: 'IN', types: ['GOVERNS'] });
    expect(against.data.trace.nodes.map((node: Json) => node.id)).toEqual([from, thing(6)]);
    const any = await product.ask('GOVERNANCE', TRACE, asked);
    expect(any.data.trace.truncated).toBe(true);
    expect(any.data.trace.nodes.map((node: Json) => node.id)).toEqual([from, thing(300), thing(301)]);
  });

  it('reads those few by an index, and no other links of that thing', async () => {
    const database = product.database('changes');
    const { thing } = await written([{ from: 0, to: 1, type: 'GOVERNS', status: 'CURRENT', hidden: false }]);
    for (const [direction, types, columns] of [
      ['BOTH', null, ['thingId', 'status']],
      ['OUT', null, ['thingId', 'status', 'direction']],
      ['OUT', ['GOVERNS'], ['thingId', 'status', 'type', 'direction']],
    ] as const) {
      const statements = database.statements.record();
      await product.ask('GOVERNANCE', TRACE, { from: thing(0), depth: 1, limit: 5, direction, types });
      const [hops] = statements.filter((statement) => statement.includes('json_each'));
      const parameters = Array.from(hops?.matchAll(/\?/g) ?? [], () => 1);
      if (database.engine === 'mysql') continue;
      const plan: Json[] = await database.reads.query(`EXPLAIN QUERY PLAN ${hops}`, parameters);
      const told = plan.map(({ detail }) => detail).join('; ');
      expect(told).toContain(`(${columns.map((column) => `${column}=?`).join(' AND ')})`);
      expect(told).not.toContain('TEMP B-TREE');
    }
  });
});
