import fc from 'fast-check';
import { addManyIncidents } from './setup/many-incidents';
import { ProblemDesk } from './setup/problem-desk';
import { type Json, SAMPLE_END, startProduct, type TestProduct } from './setup/product';

/** After all that has happened. */
const LATER = new Date('2018-08-20T00:00:00Z');
const MUCH_LATER = new Date('2018-09-20T00:00:00Z');
const ROW = `id category status raisedAt resolvedAt duplicateOf { id } serviceProvider { id } assignment { party { id } }
  responseTarget { state dueAt metAt elapsedSeconds } resolutionTarget { state dueAt metAt elapsedSeconds }`;
const OPEN = ['LOGGED', 'ASSIGNED', 'IN_PROGRESS', 'PENDING'];
const MOVES: Record<string, string[]> = {
  LOGGED: ['assign', 'markDuplicate'],
  ASSIGNED: ['IN_PROGRESS', 'PENDING', 'RESOLVED', 'assign'],
  IN_PROGRESS: ['PENDING', 'RESOLVED', 'assign'],
  PENDING: ['IN_PROGRESS', 'RESOLVED'],
  RESOLVED: ['IN_PROGRESS', 'CLOSED'],
  CLOSED: ['IN_PROGRESS'],
};
const PARTIES = [
  { partyId: 'organisation:SUP-HAZEL', role: 'ENERGY_SUPPLIER' },
  { partyId: 'organisation:SP-ARGENT', role: 'SERVICE_PROVIDER' },
];
const PROVIDERS = ['serviceProvider:S1SP-A', 'serviceProvider:DSP', null];

let product: TestProduct;
let desk: ProblemDesk;

/** Logs incidents and takes each through moves of its life at random times: paused, resolved, reopened, duplicates. */
async function liveThrough(): Promise<void> {
  const life = fc.record({
    category: fc.integer({ min: 1, max: 5 }),
    provider: fc.constantFrom(...PROVIDERS),
    steps: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 200_000 })), { minLength: 1, maxLength: 6 }),
  });
  for (const { category, provider, steps } of fc.sample(life, { numRuns: 25, seed: 7 })) {
    let now = SAMPLE_END.getTime();
    product.clock.set(SAMPLE_END);
    let incident = await desk.logged({ category: `CATEGORY_${category}`, serviceProviderId: provider });
    for (const [pick, seconds] of steps) {
      now += seconds * 1000;
      product.clock.set(new Date(now));
      const moves = MOVES[incident.status] ?? [];
      const to = moves[pick % moves.length] ?? '';
      const { id, version } = incident;
      if (to === 'assign') {
        const { data } = await desk.assign(incident, PARTIES[pick % 2]);
        incident = data.assignIncident.incident;
      } else if (to === 'markDuplicate') {
        const input = { id, version, originalId: 'incident:INC000000058', note: 'The same.' };
        incident = await desk.done('markDuplicate', input);
        break;
      } else incident = await desk.done('transitionIncident', { id, version, to, note: 'So it went.' });
    }
  }
  product.clock.set(LATER);
  for (const category of [1, 2, 3, 4, 5]) await desk.logged({ category: `CATEGORY_${category}` });
}

async function nodes(query: string): Promise<Json[]> {
  const { data, errors } = await product.ask('ANALYST', query);
  expect(errors).toBeUndefined();
  const { nodes: found, totalCount } = data.list;
  expect(found).toHaveLength(totalCount);
  return found;
}

beforeAll(async () => {
  product = await startProduct();
  desk = new ProblemDesk(product);
  await liveThrough();
});
afterAll(() => product.close());

const all = () => nodes(`{ list: incidents(first: 200) { totalCount nodes { ${ROW} } } }`);
const CLOCKS = { RESPONSE: 'responseTarget', RESOLUTION: 'resolutionTarget' } as const;
const runs = (row: Json, target: string) =>
  OPEN.includes(row.status) && row.status !== 'PENDING' && row[target].metAt === null;
const bySoonest = (target: string) => (a: Json, b: Json) =>
  Date.parse(a[target].dueAt) - Date.parse(b[target].dueAt) || (a.id < b.id ? -1 : 1);

describe.each(Object.entries(CLOCKS))('by the clock of the %s', (clock, target) => {
  it('the overdue list has exactly what is out of time while its clock runs, the longest overdue first', async () => {
    for (const now of [LATER, MUCH_LATER]) {
      product.clock.set(now);
      const kept = (await all()).filter((row) => runs(row, target) && row[target].state === 'BREACHED');
      expect(kept.length).toBeGreaterThan(0);
      const list = await nodes(
        `{ list: overdueIncidents(clock: ${clock}, first: 200) { totalCount nodes { ${ROW} } } }`,
      );
      expect(list).toEqual(kept.sort(bySoonest(target)));
    }
  });

  it.each([0, 3_600, 400_000, 31_622_400])('the list of what is due within %d s has exactly that', async (seconds) => {
    product.clock.set(LATER);
    const until = LATER.getTime() + seconds * 1000;
    const kept = (await all()).filter(
      (row) => runs(row, target) && row[target].state === 'RUNNING' && Date.parse(row[target].dueAt) <= until,
    );
    const args = `seconds: ${seconds}, clock: ${clock}, first: 200`;
    const list = await nodes(`{ list: incidentsDueWithin(${args}) { totalCount nodes { ${ROW} } } }`);
    expect(list).toEqual(kept.sort(bySoonest(target)));
  });
});

it('the lists of what is due are filtered as the list of incidents is, and refuse a time that makes no sense', async () => {
  const filter = 'filter: { categories: [CATEGORY_4], search: "sample" }';
  const list = await nodes(`{ list: overdueIncidents(first: 200, ${filter}) { totalCount nodes { category } } }`);
  expect(new Set(list.map(({ category }) => category))).toEqual(new Set(['CATEGORY_4']));
  for (const seconds of [-1, 31_622_401]) {
    const { errors } = await product.ask('ANALYST', `{ incidentsDueWithin(seconds: ${seconds}) { totalCount } }`);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  }
});

/** As a loop over all incidents counts. */
function naive(rows: Json[], keyOf: (row: Json) => unknown[]): Json[] {
  const groups = new Map<string, Json[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.category, ...keyOf(row)]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, members]) => {
    const own = members.filter(({ duplicateOf }) => duplicateOf === null);
    const inTime = (target: string) => own.filter((row) => row[target].state === 'MET').length;
    const took = own
      .filter(({ resolvedAt }) => resolvedAt !== null)
      .map(({ resolutionTarget }) => resolutionTarget.elapsedSeconds)
      .sort((a, b) => a - b);
    const middle = [took[Math.floor((took.length - 1) / 2)], took[Math.ceil((took.length - 1) / 2)]];
    return {
      key,
      logged: own.length,
      duplicates: members.length - own.length,
      resolved: took.length,
      responseWithinTarget: inTime('responseTarget'),
      resolutionWithinTarget: inTime('resolutionTarget'),
      medianResolutionSeconds: took.length === 0 ? null : Math.round((middle[0] + middle[1]) / 2),
    };
  });
}

describe('performance', () => {
  const DIMENSIONS: [string, (row: Json) => unknown[]][] = [
    ['[SERVICE_PROVIDER]', (row) => [row.serviceProvider?.id ?? null, null]],
    ['[PARTY]', (row) => [null, row.assignment?.party.id ?? null]],
    ['[PARTY, SERVICE_PROVIDER]', (row) => [row.serviceProvider?.id ?? null, row.assignment?.party.id ?? null]],
    ['[]', () => [null, null]],
  ];
  const measured = async (args: string) => {
    const { data, errors } = await product.ask(
      'ANALYST',
      `{ incidentPerformance(${args}) { category serviceProvider { id } party { id } logged duplicates resolved
        responseWithinTarget resolutionWithinTarget medianResolutionSeconds } }`,
    );
    expect(errors).toBeUndefined();
    return data.incidentPerformance.map(({ category, serviceProvider, party, ...counts }: Json) => ({
      key: JSON.stringify([category, serviceProvider?.id ?? null, party?.id ?? null]),
      ...counts,
    }));
  };
  const byKey = (a: Json, b: Json) => (a.key < b.key ? -1 : 1);

  it.each(DIMENSIONS)('by %s is what a loop over all incidents counts', async (by, keyOf) => {
    product.clock.set(LATER);
    const rows = await all();
    expect(rows.some(({ duplicateOf }) => duplicateOf !== null)).toBe(true);
    for (const [from, to] of [
      ['2018-01-01T00:00:00Z', '2019-01-01T00:00:00Z'],
      ['2018-06-01T00:00:00Z', '2018-07-20T00:00:00Z'],
      ['2018-08-01T12:00:00Z', '2018-08-01T12:00:01Z'],
    ] as const) {
      const within = rows.filter(
        ({ raisedAt }) => Date.parse(raisedAt) >= Date.parse(from) && Date.parse(raisedAt) < Date.parse(to),
      );
      const args = `period: { from: "${from}", to: "${to}" }, by: ${by}`;
      const told = (await measured(args)).filter(({ logged, duplicates }: Json) => logged + duplicates > 0);
      expect(told.sort(byKey)).toEqual(naive(within, keyOf).sort(byKey));
    }
  });

  it('of some parties and providers is that of their incidents', async () => {
    const [partyId, providerId] = ['organisation:SUP-HAZEL', 'serviceProvider:S1SP-A'];
    const kept = (await all()).filter(
      ({ assignment, serviceProvider }) => assignment?.party.id === partyId && serviceProvider?.id === providerId,
    );
    const args = `period: {}, partyIds: ["${partyId}"], serviceProviderIds: ["${providerId}"], by: [PARTY]`;
    expect((await measured(args)).sort(byKey)).toEqual(naive(kept, () => [null, partyId]).sort(byKey));
  });

  it('tells all five categories when nothing was raised, and takes two statements by whatever it tells apart', async () => {
    const none = await measured('period: { from: "2030-01-01T00:00:00Z" }');
    expect(none).toHaveLength(5);
    const counts = [];
    for (const by of ['[]', '[PARTY, SERVICE_PROVIDER]']) {
      const before = product.database('incidents').statements.count;
      await product.ask('ANALYST', `{ incidentPerformance(period: {}, by: ${by}) { logged medianResolutionSeconds } }`);
      counts.push(product.database('incidents').statements.count - before);
    }
    expect(counts).toEqual([2, 2]);
  });
});

describe('among thousands of incidents', () => {
  beforeAll(() => addManyIncidents(product.database('incidents'), 20_000));

  it.each(['response', 'resolution'])(
    'the list of what is overdue by the clock of the %s is served by an index, in its order, with nothing sorted',
    async (clock) => {
      const { reads, engine } = product.database('incidents');
      const column = `${clock}RunsOutAt`;
      const query = `SELECT * FROM incident thing WHERE 1 = 1 AND thing.${column} < '2020-01-01 00:00:00.000'
        ORDER BY thing.${column} ASC, thing.id ASC LIMIT 51`;
      const plan: object[] = await reads.query(`EXPLAIN ${engine === 'sqlite' ? 'QUERY PLAN' : ''} ${query}`);
      expect(JSON.stringify(plan)).toContain(`incident_${clock}_runs_out`);
      expect(JSON.stringify(plan)).not.toMatch(/filesort|temp b-tree|"type":"ALL"/i);
    },
  );
});
