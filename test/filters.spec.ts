import fc from 'fast-check';
import { folded } from '../platform/text/folded';
import { patternOf, searchTerms } from '../platform/text/search-terms';
import { IncidentLog } from './setup/log';
import { type Json, SAMPLE_END, startProduct, type TestProduct } from './setup/product';
import { Recovery } from './setup/recovery';

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
  const incidents = new IncidentLog(product);
  const odd = [
    '100% of _all!',
    'Un cafe\u0301 à la дом, 日本語 and self-service; élan',
    'ÄRGER mit dem Zähler',
    'A quote \' and a "second" \\ one',
    '🔌 aus',
  ];
  for (const summary of odd) await incidents.logged({ summary, description: null });
  const recovery = new Recovery(product);
  const scenarioId = 'recoveryScenario:DSP-INTERFACE';
  const loss = { scenarioId, componentIds: ['component:DSP-RDI'], summary: 'Once more' };
  for (const exercise of [true, false]) await recovery.declared({ ...loss, exercise });
});
afterAll(() => product.close());

const some = <T>(values: readonly T[]) => fc.array(fc.constantFrom(...values), { maxLength: 3 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: fc.option(arbitrary) });
const ids = (values: readonly string[], unknown: string) => some([...values, unknown, `${values[0]} `, '']);

/** Spans of time that begin and end at, or a millisecond beside, one of these times. */
function spans(times: readonly string[]): fc.Arbitrary<object> {
  const instant = fc
    .tuple(fc.constantFrom(...times), fc.integer({ min: -1, max: 1 }))
    .map(([time, offset]) => new Date(Date.parse(time) + offset).toISOString());
  return fc.record({ from: fc.option(instant), to: fc.option(instant) }, { requiredKeys: [] });
}

const among = (values: Json, value: unknown) => (values ?? null) === null || values.includes(value);
const whether = (wish: Json, value: boolean) => (wish ?? null) === null || wish === value;
const within = (span: Json, time: string) =>
  (span?.from ?? null) === null || Date.parse(time) >= Date.parse(span.from)
    ? (span?.to ?? null) === null || Date.parse(time) < Date.parse(span.to)
    : false;
const anyAmong = (values: Json, found: readonly string[]) =>
  (values ?? null) === null || found.some((id) => values.includes(id));
const valuesOf = (rows: Json[], value: (row: Json) => unknown): string[] =>
  [...new Set(rows.map(value).filter((found) => typeof found === 'string'))].sort() as string[];

interface Listing {
  /** The list with `$filter`, and `$sort` where it has one, as `list`. */
  query: string;
  keeps(filter: Json, row: Json): boolean;
}

async function list(query: string, variables: object = {}): Promise<Json[]> {
  const { data, errors } = await product.ask('ANALYST', query, { ...variables });
  expect(errors).toBeUndefined();
  const { nodes, totalCount } = data.list;
  expect(nodes).toHaveLength(totalCount);
  return nodes;
}

/** Every filter gives, of all rows in the order of the list, exactly those that a loop over all of them keeps. */
async function expectNaive(listing: Listing, filters: fc.Arbitrary<object>, sorts: Json[] = [undefined]) {
  const whole = new Map<string, Json[]>();
  for (const sort of sorts) whole.set(JSON.stringify([sort]), await list(listing.query, { sort }));
  await fc.assert(
    fc.asyncProperty(filters, fc.constantFrom(...sorts), async (filter, sort) => {
      const all = whole.get(JSON.stringify([sort])) ?? [];
      expect(await list(listing.query, { filter, sort })).toEqual(all.filter((row) => listing.keeps(filter, row)));
    }),
    { numRuns: 100 },
  );
}

const CATEGORIES = [1, 2, 3, 4, 5].map((number) => `CATEGORY_${number}`);
const STATUSES = ['LOGGED', 'ASSIGNED', 'IN_PROGRESS', 'PENDING', 'RESOLVED', 'CLOSED'];
const STATES = ['RUNNING', 'PAUSED', 'MET', 'BREACHED'];
const ROLES = ['DCC', 'ENERGY_SUPPLIER', 'NETWORK_OPERATOR', 'SERVICE_PROVIDER', 'OTHER_USER'];

/** Whether texts together have every word and phrase that a search asks for. */
const says = (search: Json, texts: readonly (string | null)[]) => {
  const whole = folded(texts.filter((text) => text !== null).join(' '));
  return searchTerms(search ?? '').every((term) => whole.search(patternOf(term)) >= 0);
};

const INCIDENTS: Listing = {
  query: `query ($filter: IncidentFilter, $sort: IncidentSort) {
    list: incidents(first: 200, filter: $filter, sort: $sort) { totalCount nodes {
      id reference summary description resolution category status faultArea raisedAt majorIncident { declaredAt }
      serviceProvider { id } raisedBy { id } assignment { party { id } } devices(first: 200) { id }
      responseTarget { state dueAt } resolutionTarget { state dueAt } } } }`,
  keeps: (filter, row) =>
    among(filter.categories, row.category) &&
    among(filter.statuses, row.status) &&
    whether(filter.open, !['RESOLVED', 'CLOSED'].includes(row.status)) &&
    whether(filter.major, row.majorIncident !== null) &&
    among(filter.faultAreas, row.faultArea) &&
    among(filter.serviceProviderIds, row.serviceProvider?.id) &&
    among(filter.partyIds, row.assignment?.party.id) &&
    among(filter.raisedByIds, row.raisedBy.id) &&
    anyAmong(
      filter.deviceIds,
      row.devices.map(({ id }: Json) => id),
    ) &&
    within(filter.raised, row.raisedAt) &&
    among(filter.responseTargetStates, row.responseTarget.state) &&
    among(filter.resolutionTargetStates, row.resolutionTarget.state) &&
    says(filter.search, [row.reference, row.summary, row.description, row.resolution]),
};

/** Words as they are searched for: short ones, phrases, with accents and without, of several scripts. */
const WORDS = [
  'of',
  'la',
  'a',
  'cafe',
  'café',
  'elan',
  'дом',
  'до',
  '日本',
  '語',
  'self-serv',
  '"mit dem"',
  'dem argER',
];

function incidentFilters(rows: Json[]): fc.Arbitrary<object> {
  const texts = [
    '%',
    '_',
    '!',
    "'",
    '\\',
    'INC00000000',
    'inc00000001',
    'METER',
    'meter',
    'ärger',
    'ZÄHLER',
    '🔌',
    '',
    ...WORDS,
  ];
  const devices = valuesOf(
    rows.flatMap(({ devices: found }) => found),
    ({ id }) => id,
  );
  return fc.record(
    {
      categories: maybe(some(CATEGORIES)),
      statuses: maybe(some(STATUSES)),
      open: maybe(fc.boolean()),
      major: maybe(fc.boolean()),
      faultAreas: maybe(some(valuesOf(rows, ({ faultArea }) => faultArea))),
      serviceProviderIds: maybe(
        ids(
          valuesOf(rows, (row) => row.serviceProvider?.id),
          'organisation:DCC',
        ),
      ),
      partyIds: maybe(
        ids(
          valuesOf(rows, (row) => row.assignment?.party.id),
          'organisation:NOPE',
        ),
      ),
      raisedByIds: maybe(
        ids(
          valuesOf(rows, (row) => row.raisedBy.id),
          'organisation:nope',
        ),
      ),
      deviceIds: maybe(fc.array(fc.constantFrom(...devices, 'device:0', ''), { maxLength: 40 })),
      raised: maybe(spans(valuesOf(rows, ({ raisedAt }) => raisedAt))),
      responseTargetStates: maybe(some(STATES)),
      resolutionTargetStates: maybe(some(STATES)),
      search: maybe(fc.constantFrom(...texts)),
    },
    { requiredKeys: [] },
  );
}

const SORTS = ['RAISED_AT', 'CATEGORY', 'RESPONSE_DUE_AT', 'RESOLUTION_DUE_AT'].flatMap((field) =>
  ['ASC', 'DESC'].map((direction) => ({ field, direction })),
);

describe('a list with a filter is what a loop over all of it keeps', () => {
  afterEach(() => product.clock.set(SAMPLE_END));

  it('for incidents, in every order', async () => {
    const rows = await list(INCIDENTS.query);
    await expectNaive(INCIDENTS, incidentFilters(rows), [undefined, ...SORTS]);
  });

  it.each(['%', '_', '!', "'", '"', '\\', 'ärger', 'ÄRGER', 'zÄHLER', '🔌', 'INC00000006', ...WORDS])(
    'for incidents with %s in them, in capitals or not',
    async (search) => {
      const kept = (await list(INCIDENTS.query)).filter((row) => INCIDENTS.keeps({ search }, row));
      expect(kept.length).toBeGreaterThan(0);
      expect(await list(INCIDENTS.query, { filter: { search } })).toEqual(kept);
    },
  );

  it('for the clocks of incidents at the very millisecond at which they fall due, before and after', async () => {
    const rows = await list(INCIDENTS.query);
    const due = rows.flatMap(({ responseTarget, resolutionTarget }) => [responseTarget.dueAt, resolutionTarget.dueAt]);
    for (const offset of [-1, 0, 1]) {
      for (const at of due.sort().slice(-6)) {
        product.clock.set(new Date(Date.parse(at) + offset));
        const now = await list(INCIDENTS.query);
        for (const clock of ['responseTarget', 'resolutionTarget']) {
          const kept = now.filter((row) => row[clock].state === 'BREACHED');
          const filter = { [`${clock}States`]: ['BREACHED'] };
          expect(await list(INCIDENTS.query, { filter })).toEqual(kept);
        }
      }
    }
  });

  it('for assignments', async () => {
    const query = `query ($filter: IncidentAssignmentFilter) { list: incidentAssignments(first: 200, filter: $filter) {
      totalCount nodes { id role assignedAt assignedByDcc endedAt party { id } supportingInformation { id } } } }`;
    const rows = await list(query);
    const filters = fc.record(
      {
        partyIds: maybe(
          ids(
            valuesOf(rows, ({ party }) => party.id),
            'organisation:NOPE',
          ),
        ),
        roles: maybe(some(ROLES)),
        assigned: maybe(spans(valuesOf(rows, ({ assignedAt }) => assignedAt))),
        byDcc: maybe(fc.boolean()),
        hasSupportingInformation: maybe(fc.boolean()),
        current: maybe(fc.boolean()),
      },
      { requiredKeys: [] },
    );
    const keeps = (filter: Json, row: Json) =>
      among(filter.partyIds, row.party.id) &&
      among(filter.roles, row.role) &&
      within(filter.assigned, row.assignedAt) &&
      whether(filter.byDcc, row.assignedByDcc) &&
      whether(filter.hasSupportingInformation, row.supportingInformation.length > 0) &&
      whether(filter.current, row.endedAt === null);
    await expectNaive({ query, keeps }, filters);
  });

  it('for disasters', async () => {
    const query = `query ($filter: DisasterFilter) { list: disasters(first: 200, filter: $filter) { totalCount nodes {
      id status exercise declaredAt scenario { id } affectedProviders { id } publications { id } } } }`;
    const rows = await list(query);
    const providers = rows.flatMap(({ affectedProviders }) => affectedProviders);
    const filters = fc.record(
      {
        statuses: maybe(some(['DECLARED', 'RECOVERING', 'RECOVERED', 'CLOSED', 'EXERCISE_ONLY'])),
        active: maybe(fc.boolean()),
        exercise: maybe(fc.boolean()),
        scenarioIds: maybe(
          ids(
            valuesOf(rows, ({ scenario }) => scenario.id),
            'recoveryScenario:NOPE',
          ),
        ),
        providerIds: maybe(
          ids(
            valuesOf(providers, ({ id }) => id),
            'serviceProvider:NOPE',
          ),
        ),
        declared: maybe(spans(valuesOf(rows, ({ declaredAt }) => declaredAt))),
        published: maybe(fc.boolean()),
      },
      { requiredKeys: [] },
    );
    const keeps = (filter: Json, row: Json) =>
      among(filter.statuses, row.status) &&
      whether(filter.active, !row.exercise && ['DECLARED', 'RECOVERING'].includes(row.status)) &&
      whether(filter.exercise, row.exercise) &&
      among(filter.scenarioIds, row.scenario.id) &&
      anyAmong(
        filter.providerIds,
        row.affectedProviders.map(({ id }: Json) => id),
      ) &&
      within(filter.declared, row.declaredAt) &&
      whether(filter.published, row.publications.length > 0);
    await expectNaive({ query, keeps }, filters);
  });

  it('for recovery scenarios', async () => {
    const query = `query ($filter: ScenarioFilter) { list: recoveryScenarios(first: 200, filter: $filter) { totalCount
      nodes { id appliesTo providerKind dcc: actions(party: DCC) { id } user: actions(party: USER) { id } } } }`;
    const filters = fc.record(
      {
        appliesTo: maybe(fc.constantFrom('SMETS1', 'SMETS2')),
        providerKind: maybe(fc.constantFrom('S1SP', 'DCO', 'CSP', 'DSP', 'SMSO')),
        hasDccActions: maybe(fc.boolean()),
        hasUserActions: maybe(fc.boolean()),
      },
      { requiredKeys: [] },
    );
    const keeps = (filter: Json, row: Json) =>
      ((filter.appliesTo ?? null) === null || row.appliesTo.includes(filter.appliesTo)) &&
      ((filter.providerKind ?? null) === null || row.providerKind === filter.providerKind) &&
      whether(filter.hasDccActions, row.dcc.length > 0) &&
      whether(filter.hasUserActions, row.user.length > 0);
    await expectNaive({ query, keeps }, filters);
  });

  it('for components', async () => {
    const query = `query ($states: [ServiceState!], $kinds: [ComponentKind!], $providerIds: [ID!]) {
      components(states: $states, kinds: $kinds, providerIds: $providerIds) { id kind state provider { id } } }`;
    const read = async (variables: object) => (await product.ask(null, query, { ...variables })).data.components;
    const rows: Json[] = await read({});
    const filters = fc.record(
      {
        states: maybe(some(['OPERATIONAL', 'DEGRADED', 'UNAVAILABLE'])),
        kinds: maybe(some(valuesOf(rows, ({ kind }) => kind))),
        providerIds: maybe(
          ids(
            valuesOf(rows, ({ provider }) => provider?.id),
            'serviceProvider:NOPE',
          ),
        ),
      },
      { requiredKeys: [] },
    );
    const keeps = (filter: Json, row: Json) =>
      among(filter.states, row.state) && among(filter.kinds, row.kind) && among(filter.providerIds, row.provider?.id);
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        expect(await read(filter)).toEqual(rows.filter((row) => keeps(filter, row)));
      }),
      { numRuns: 60 },
    );
  });
});
