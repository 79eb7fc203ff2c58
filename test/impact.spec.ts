import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { insertAll } from '../platform/database/insert-all';
import { TraceDirection, TraceLinkStatus, TraceLinkType } from '../subgraphs/changes/register/register.vocabulary';
import { TraceLinkEnd } from '../subgraphs/changes/traces/trace-link-end';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';

const sampled = (file: string): Json =>
  JSON.parse(readFileSync(join(__dirname, '..', 'sample', `${file}.json`), 'utf8'));
const { traceLinks, consultation, obligations } = sampled('changes');
const { components, disasters } = sampled('bcdr');
const { incidents } = sampled('incidents');
const links: Json[] = traceLinks.filter(({ status }: Json) => status !== 'RETIRED');

const CONSULTATION = `consultation:${consultation.reference}`;
const changes: Json[] = consultation.changes.map(({ number, clauses }: Json) => ({
  id: `change:${consultation.reference}-${number}`,
  clauses: clauses.map((clause: string) => `clause:${clause}`),
}));
const kindOf = (id: string) => `${id.charAt(0).toUpperCase()}${id.slice(1, id.indexOf(':'))}`;
const unique = (ids: string[]) => [...new Set(ids)].sort();

/** Links that are walked and things that they lead to, worked out without the product. */
function naiveReach(starts: string[], own: string[], depth: number) {
  const distances = new Map(starts.map((id) => [id, 0]));
  const walked = new Set<number>();
  const met = new Set<string>();
  for (let step = 1; step <= depth; step += 1) {
    const edge = new Set([...distances].filter(([, distance]) => distance === step - 1).map(([id]) => id));
    for (const { number, from, to } of links) {
      for (const [near, far] of [
        [from, to],
        [to, from],
      ]) {
        if (!edge.has(near)) continue;
        walked.add(number);
        if (step === 1) met.add(far);
        if (distances.has(far)) continue;
        distances.set(far, step);
        met.add(far);
      }
    }
  }
  return { links: walked.size, things: unique([...met]).filter((id) => !own.includes(id)) };
}

const touched = (root: string) => (root === CONSULTATION ? changes : changes.filter(({ id }) => id === root));
function expectedOf(root: string, depth: number) {
  const own = touched(root).map(({ id }) => id);
  const clauses = touched(root).flatMap((change) => change.clauses);
  return { ...naiveReach([...own, ...clauses], own, depth), clauses: unique(clauses) };
}

const providerOf = new Map<string, string>(
  components.map(({ key, providerId }: Json) => [`component:${key}`, providerId]),
);

/** Providers that are linked themselves, or run a component that is. */
const providersOf = (things: string[]) =>
  unique([
    ...things.filter((id) => id.startsWith('serviceProvider:')),
    ...components.flatMap(({ key, providerId }: Json) =>
      providerId && things.includes(`component:${key}`) ? providerId : [],
    ),
  ]);

const IMPACT = `links truncated byKind { kind count } things(first: 200) { totalCount nodes { ${[
  ...['Device', 'ServiceProvider', 'Incident', 'IncidentAssignment', 'RecoveryScenario', 'DisasterEvent', 'Component'],
  ...['Clause', 'Change', 'Comment', 'Obligation', 'OpenIssue'],
]
  .map((type) => `... on ${type} { id }`)
  .join(' ')} } } scenarios { id code } serviceProviders { id } cspRegions activeDisasters { reference }
  openIncidents { category count } devices { standard serviceProvider { id } count } allDevices: devices(by: []) { count }`;
const ASK = `query ($id: ID!, $depth: Int! = 1) { change(id: $id) { impact(depth: $depth) { ${IMPACT} } } }`;
const ASK_ALL = `query ($id: ID!, $depth: Int! = 1) { consultation(id: $id) { impact(depth: $depth) { ${IMPACT} } } }`;

describe('the impact of a change, and of a whole consultation', () => {
  let product: TestProduct;
  let devices: Json[];
  const ask = async (query: string, variables: Record<string, unknown> = {}, asker: Asker = 'GOVERNANCE') => {
    const { data, errors } = await product.ask(asker, query, variables);
    expect(errors).toBeUndefined();
    return data;
  };
  const impactOf = async (id: string, depth = 1) =>
    id === CONSULTATION
      ? (await ask(ASK_ALL, { id, depth })).consultation.impact
      : (await ask(ASK, { id, depth })).change.impact;

  beforeAll(async () => {
    product = await startProduct();
    devices = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Json = await ask(
        `query ($after: String) { devices(first: 200, after: $after) { pageInfo { hasNextPage endCursor }
          nodes { id standard cspRegion s1sp { id } dco { id } } } }`,
        { after },
      );
      devices.push(...page.devices.nodes);
      after = page.devices.pageInfo.endCursor;
      more = page.devices.pageInfo.hasNextPage;
    }
  });
  afterAll(() => product.close());

  const roots = [CONSULTATION, ...changes.map(({ id }) => id)];

  it('is what a walk by hand comes to, counted and listed by kind, however far links are followed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...roots), fc.integer({ min: 1, max: 10 }), async (root, depth) => {
        const expected = expectedOf(root, depth);
        const impact = await impactOf(root, depth);
        expect(impact.truncated).toBe(false);
        expect(impact.links).toBe(expected.links);
        expect(impact.things.totalCount).toBe(expected.things.length);
        expect(impact.things.nodes.map(({ id }: Json) => id)).toEqual(expected.things.slice(0, 200));
        const kinds = unique(expected.things.map(kindOf));
        const count = (kind: string) => expected.things.filter((id) => kindOf(id) === kind).length;
        expect(impact.byKind).toEqual(kinds.map((kind) => ({ kind, count: count(kind) })));
        expect(impact.scenarios.map(({ id }: Json) => id)).toEqual(
          expected.things.filter((id) => id.startsWith('recoveryScenario:')),
        );
      }),
      { numRuns: 15 },
    );
  });

  it.each(roots)(
    'of %s goes on into devices, open incidents and active disasters, as one would count them',
    async (root) => {
      const { things } = expectedOf(root, 1);
      const providers = providersOf(things);
      const ofProviders = components.filter(({ providerId }: Json) => providers.includes(providerId));
      const central = ofProviders.some(({ providerKind }: Json) => providerKind === 'DSP');
      const regions = ['NORTH', 'CENTRAL', 'SOUTH', 'SMETS1'].filter(
        (region) => central || ofProviders.some(({ regions: of }: Json) => of?.includes(region)),
      );
      const impact = await impactOf(root);
      expect(impact.serviceProviders.map(({ id }: Json) => id)).toEqual(providers);
      expect(impact.cspRegions).toEqual(regions);

      const reached = devices.filter(
        ({ id, s1sp, dco, cspRegion }) =>
          [s1sp?.id, dco?.id].some((of) => providers.includes(of)) ||
          regions.includes(cspRegion) ||
          things.includes(id),
      );
      const counts = new Map<string, number>();
      for (const { standard, s1sp } of reached) {
        const key = JSON.stringify([standard, s1sp?.id ?? null]);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      const counted = impact.devices.map((row: Json) => [
        JSON.stringify([row.standard, row.serviceProvider?.id ?? null]),
        row.count,
      ]);
      expect(new Map(counted)).toEqual(counts);
      expect(impact.allDevices).toEqual([{ count: reached.length }]);

      const open = incidents.filter(
        ({ reference, status, serviceProviderId, deviceIds }: Json) =>
          !['RESOLVED', 'CLOSED'].includes(status) &&
          (things.includes(`incident:${reference}`) ||
            providers.includes(serviceProviderId) ||
            deviceIds?.some((id: string) => things.includes(id))),
      );
      const categories = unique(open.map(({ category }: Json) => category));
      expect(impact.openIncidents).toEqual(
        categories.map((category) => ({
          category,
          count: open.filter((incident: Json) => incident.category === category).length,
        })),
      );

      const active = disasters.filter(
        ({ reference, scenarioCode, componentIds, exercise, status }: Json) =>
          !exercise &&
          ['DECLARED', 'RECOVERING'].includes(status) &&
          [
            ...[`disasterEvent:${reference}`, `recoveryScenario:${scenarioCode}`],
            ...componentIds.flatMap((id: string) => [id, providerOf.get(id)]),
          ].some((id) => things.includes(id)),
      );
      expect(impact.activeDisasters.map(({ reference }: Json) => reference).sort()).toEqual(
        active.map(({ reference }: Json) => reference),
      );
    },
  );

  it('lists the obligations that its clauses lay on somebody, and the comments about them, as often as they are counted', async () => {
    const query = `query ($id: ID!) { consultation(id: $id) { impact { obligations comments
      obligationsOfClauses(first: 200) { totalCount nodes { id } } commentsOnClauses(first: 200) { totalCount nodes { id } } } } }`;
    const { impact } = (await ask(query, { id: CONSULTATION })).consultation;
    const { clauses } = expectedOf(CONSULTATION, 1);
    const laid = obligations.filter(({ clause }: Json) => clauses.includes(`clause:${clause}`));
    expect(impact.obligationsOfClauses.nodes.map(({ id }: Json) => id)).toEqual(
      unique(laid.map(({ key }: Json) => `obligation:${key}`)),
    );
    expect([impact.obligations, impact.obligationsOfClauses.totalCount]).toEqual([laid.length, laid.length]);
    const said = impact.commentsOnClauses.nodes.map(({ id }: Json) => id);
    expect(unique(said)).toHaveLength(said.length);
    expect([impact.comments, impact.commentsOnClauses.totalCount]).toEqual([said.length, said.length]);
    const each = await Promise.all(
      clauses.map(
        async (id) =>
          (await ask('query ($id: ID!) { clause(id: $id) { comments(first: 200) { nodes { id } } } }', { id })).clause,
      ),
    );
    const about = each.flatMap((clause) => clause?.comments.nodes.map(({ id }: Json) => id) ?? []);
    expect(unique(said)).toEqual(unique(about));
  });

  it('keeps live data from those who may not read it, and gives them the rest', async () => {
    const { data, errors } = await product.ask({ role: 'RESPONDENT', organisationId: 'organisation:SUP-ALDER' }, ASK, {
      id: `change:${consultation.reference}-2`,
    });
    const { impact } = data.change;
    expect([impact.devices, impact.openIncidents]).toEqual([null, null]);
    expect(unique(errors?.map(({ path }) => String(path?.at(-1))) ?? [])).toEqual([
      'allDevices',
      'devices',
      'openIncidents',
    ]);
    for (const error of errors ?? []) expect(error.extensions.code).toBe('FORBIDDEN');
    expect(impact.scenarios).toHaveLength(3);
    expect(impact.byKind.map(({ kind }: Json) => kind)).not.toContain('Incident');
    expect(JSON.stringify(impact)).not.toMatch(/incident:|device:/);
  });

  it.each([
    ['depth', '{ change(id: "change:SAMPLE-2018-05-04-1") { impact(depth: 0) { links } } }'],
    ['depth', '{ change(id: "change:SAMPLE-2018-05-04-1") { impact(depth: 11) { links } } }'],
    ['kinds', '{ change(id: "change:SAMPLE-2018-05-04-1") { impact { things(kinds: ["Devic"]) { totalCount } } } }'],
    [
      'after or before',
      '{ change(id: "change:SAMPLE-2018-05-04-1") { impact { things(after: "x") { nodes { __typename } } } } }',
    ],
  ])('is refused for a %s that makes no sense: %s', async (argument, query) => {
    const { errors } = await product.ask('GOVERNANCE', query);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });

  it('takes as many statements for many changes as for one', async () => {
    const query = `query ($first: Int!) { consultation(reference: "${consultation.reference}") { changes(first: $first) {
      nodes { impact(depth: 2) { ${IMPACT} obligations comments opposed obligationsOfClauses { nodes { id } }
        commentsOnClauses { nodes { id } } } } } } }`;
    const counts: number[] = [];
    for (const first of [4, 5, 6, 7]) {
      const before = product.statements();
      await ask(query, { first });
      counts.push(product.statements() - before);
    }
    // The second of two steps is the last; what is found there is of no more kinds.
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it('says when links lead to more things than it counts, and counts as many as it says', async () => {
    const clause = `clause:${consultation.changes[1].clauses[0]}`;
    const ends = Array.from({ length: 10_050 }, (_, at) => {
      const device = `device:${String(at).padStart(16, '0')}`;
      const alike = { linkId: `traceLink:MANY-${at}`, type: TraceLinkType.GOVERNS, status: TraceLinkStatus.CURRENT };
      const open = { thingOnlyFor: null, otherOnlyFor: null, reviewedVersionId: null, reviewedHash: null };
      return [
        {
          ...alike,
          ...open,
          reviewedOrdinal: 0,
          direction: TraceDirection.OUT,
          thingId: clause,
          otherId: device,
          otherKind: 'Device',
        },
        {
          ...alike,
          ...open,
          reviewedOrdinal: 0,
          direction: TraceDirection.IN,
          thingId: device,
          otherId: clause,
          otherKind: 'Clause',
        },
      ];
    }).flat();
    await product.database('changes').write((transaction) => insertAll(transaction, TraceLinkEnd, ends));
    const [root] = changes.filter((change) => change.clauses.includes(clause));
    const { truncated, byKind, things } = await impactOf(root.id);
    expect(truncated).toBe(true);
    expect(byKind.reduce((sum: number, { count }: Json) => sum + count, 0)).toBe(10_000);
    expect(things.totalCount).toBe(10_000);
  });
});
