import fc from 'fast-check';
import { CREATE_LINK, Linking, RETIRE_LINK, REVIEW_LINK, UPDATE_LINK } from './setup/linking';
import { type Json, startProduct, type TestProduct } from './setup/product';
import { BAD_TEXTS, failedWith, payloadOf, refusedAll } from './setup/refusal';

const DEVICE = 'device:00DB1234567890A0';

describe('links', () => {
  let product: TestProduct;
  let linking: Linking;
  beforeAll(async () => {
    product = await startProduct();
    linking = new Linking(product);
  });
  afterAll(() => product.close());

  it('are suspect exactly when what is in force at an end differs from what was reviewed', async () => {
    let documents = 0;
    const words = fc.constantFrom('A', 'B', 'C');
    const step = fc.record({
      texts: fc.tuple(words, words, words),
      renumber: fc.boolean(),
      remove: fc.boolean(),
      days: fc.integer({ min: 1, max: 3 }),
      review: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 4 }), async (steps) => {
        documents += 1;
        let today = new Date(`20${20 + documents}-01-01T12:00:00Z`);
        const day = () => today.toISOString().slice(0, 10);
        product.clock.set(today);
        const { draft, clauses } = await linking.inForce(`RAND${documents}`, ['A', 'A', 'A'], day());
        const [one = '', two = '', three = ''] = clauses;
        const texts: { from: string; said: Map<string, string> }[] = [
          { from: day(), said: new Map(clauses.map((id) => [id, 'A'])) },
        ];
        const saidNow = (id: string) =>
          texts
            .filter(({ from }) => from <= day())
            .at(-1)
            ?.said.get(id) ?? null;
        const pairs = [
          [one, two],
          [two, three],
          [DEVICE, three],
          [one, DEVICE],
        ] as const;
        const held: { id: string; version: number; ends: readonly string[]; reviewed: Map<string, string | null> }[] =
          [];
        for (const ends of pairs) {
          const { id, version } = await linking.create({ fromId: ends[0], toId: ends[1] });
          held.push({ id, version, ends, reviewed: new Map(ends.map((end) => [end, saidNow(end)])) });
        }
        let base = draft;
        for (const { texts: wanted, renumber, remove, days, review } of steps) {
          let next = await linking.drafts.draftOf(base.id, `RAND${documents}`);
          const said = new Map<string, string>();
          for (const [index, clauseId] of clauses.entries()) {
            const number = `${index + 1 + (renumber ? 10 : 0)}`;
            const text = wanted[index] ?? 'A';
            next = await linking.drafts.edited(next, { clauseId, number, heading: 'Duty', text });
            said.set(clauseId, text);
          }
          if (remove) {
            next = await linking.drafts.edited(next, { clauseId: three, remove: true });
            said.delete(three);
          } else {
            next = await linking.drafts.edited(next, {
              number: `5${texts.length}`,
              heading: 'Split',
              text: 'B',
              derivedFromClauseId: three,
            });
          }
          const from = new Date(today.getTime() + days * 86_400_000);
          base = await linking.designated(next, from.toISOString().slice(0, 10));
          texts.push({ from: from.toISOString().slice(0, 10), said });
          for (const at of [from.getTime() - 86_400_000, from.getTime()]) {
            today = new Date(at);
            product.clock.set(today);
            for (const { id, ends, reviewed } of held) {
              const differs = ends.some((end) => saidNow(end) !== reviewed.get(end));
              expect([id, (await linking.link(id)).status]).toEqual([id, differs ? 'SUSPECT' : 'CURRENT']);
            }
          }
          const chosen = held[review];
          if (!chosen) continue;
          const { id, version } = chosen;
          chosen.version = (await linking.review({ id, version })).version;
          chosen.reviewed = new Map(chosen.ends.map((end) => [end, saidNow(end)]));
          expect((await linking.link(id)).status).toBe('CURRENT');
        }
      }),
      { numRuns: 2 },
    );
  });

  it('give the same trace when one is taken back and made again', async () => {
    const trace = `{ trace(from: "clause:IMP-5.2", depth: 3, limit: 2000) { nodes { id distance } edges { id type from { ...id } to { ...id } } } }
      fragment id on Traceable { __typename ${[
        'Clause',
        'Change',
        'Comment',
        'Obligation',
        'OpenIssue',
        'RecoveryScenario',
        'DisasterEvent',
        'Component',
        'ServiceProvider',
        'Incident',
        'IncidentAssignment',
        'Device',
      ]
        .map((kind) => `... on ${kind} { id }`)
        .join(' ')} }`;
    const walked = async () => {
      const { data } = await product.ask('GOVERNANCE', trace);
      const { nodes, edges } = data.trace;
      return {
        nodes,
        edges: edges.map(({ type, from, to }: Json) => `${from.id} ${type} ${to.id}`).sort(),
        made: edges,
      };
    };
    const before = await walked();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...(before.made as Json[])), async ({ from, to, type }) => {
        const { made } = await walked();
        const { id } = made.find(
          (edge: Json) => edge.from.id === from.id && edge.to.id === to.id && edge.type === type,
        );
        const { version } = await linking.link(id, 'GOVERNANCE');
        await linking.drafts.done(RETIRE_LINK, { id, version, reason: 'To make it again' });
        await linking.drafts.done(CREATE_LINK, { fromId: from.id, toId: to.id, type });
        const { nodes, edges } = await walked();
        expect({ nodes, edges }).toEqual({ nodes: before.nodes, edges: before.edges });
      }),
      { numRuns: 5 },
    );
  });

  it('are changed by those only who may, with all that is wrong told at once', async () => {
    const made = await linking.create({ fromId: 'component:S1SP-A-DC2', toId: 'clause:IMP-2.7' });
    const { id } = made;
    const given = { id, version: 1 };
    const texts = BAD_TEXTS.flatMap(([, text, code]) => [
      { text: RETIRE_LINK, input: { ...given, reason: text }, field: 'reason', code },
      { text: UPDATE_LINK, input: { ...given, owner: text }, field: 'owner', code },
      { text: UPDATE_LINK, input: { ...given, rationale: text }, field: 'rationale', code },
      { text: REVIEW_LINK, input: { ...given, stillHolds: true, rationale: text }, field: 'rationale', code },
    ]);
    const unknown = [RETIRE_LINK, UPDATE_LINK, REVIEW_LINK].map((text) => ({
      ...{ text, field: 'id', code: 'NOT_FOUND' },
      input: {
        id: 'traceLink:NOPE',
        version: 1,
        ...(text === RETIRE_LINK ? { reason: 'x' } : {}),
        ...(text === REVIEW_LINK ? { stillHolds: true } : {}),
      },
    }));
    const cases = [
      ...texts,
      ...unknown,
      ...['baseline:NOPE', 'baseline:IMP-9.9', 'clause:IMP-2.7', ''].map((baseline) => ({
        ...{ text: REVIEW_LINK, field: 'baselineIds.0', code: 'NOT_FOUND' },
        input: { ...given, stillHolds: true, baselineIds: [baseline] },
      })),
    ];
    expect(
      await refusedAll(
        product,
        cases.map(({ text, input }) => linking.attempt(text, input)),
      ),
    ).toEqual(cases.map(({ field, code }) => [{ field, code }]));
    for (const role of [null, 'RESPONDENT', 'GOVERNMENT', 'AUTHORITY', 'SERVICE'] as const) {
      const { code } = await failedWith(product, linking.attempt(RETIRE_LINK, { ...given, reason: 'No' }, role));
      expect(code).toBe(role === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    }
    expect(await linking.drafts.done(UPDATE_LINK, { ...given, owner: 'desk' }, 'OPERATIONS')).toMatchObject({
      owner: 'desk',
      version: 2,
    });
    const stale = await failedWith(product, linking.attempt(RETIRE_LINK, { ...given, reason: 'Stale' }));
    expect(stale).toMatchObject({ code: 'CONFLICT' });
    await linking.drafts.done(RETIRE_LINK, { id, version: 2, reason: 'Done with' }, 'ADMIN');
    expect(await refusedAll(product, [linking.attempt(REVIEW_LINK, { id, version: 3, stillHolds: true })])).toEqual([
      [{ field: 'id', code: 'RETIRED' }],
    ]);
    const hidden = payloadOf(
      await product.ask('GOVERNANCE', CREATE_LINK, {
        input: { fromId: 'component:S1SP-A-DC2', toId: 'comment:SAMPLE-2018-05-04-05-Q1-1', type: 'AFFECTS' },
      }),
    ).traceLink.id;
    expect(await refusedAll(product, [linking.attempt(RETIRE_LINK, { id: hidden, version: 1, reason: 'x' })])).toEqual([
      [{ field: 'id', code: 'NOT_FOUND' }],
    ]);
  });
});
