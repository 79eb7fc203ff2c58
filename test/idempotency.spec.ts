import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { KeptAnswerRow } from '../platform/idempotency/kept-answer';
import { listen } from '../platform/server/door';
import { createLogger } from '../platform/server/logger';
import { serveSubgraph } from '../platform/server/serve-subgraph';
import { contentsOfAll } from './setup/contents';
import { expectWholeHistories } from './setup/history-chain';
import { type Asker, type Json, SAMPLE_END, startProduct, type TestProduct } from './setup/product';

const PROBLEM = 'problem { id reference title status version incidents { totalCount } history { totalCount } }';
const OPEN = `mutation ($input: OpenProblemInput!) { openProblem(input: $input) { ${PROBLEM} userErrors { code } } }`;
const UPDATE = `mutation ($input: UpdateProblemInput!) { updateProblem(input: $input) { ${PROBLEM} userErrors { code } } }`;
const DAY = 24 * 60 * 60 * 1000;

describe('a mutation that is sent with an Idempotency-Key', () => {
  let product: TestProduct;
  let keys = 0;
  const newKey = () => {
    keys += 1;
    return `key-${keys}`;
  };
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  async function send(
    key: string | undefined,
    query: string,
    input: object,
    asker: Asker = 'OPERATIONS',
    to = 'incidents',
  ) {
    const token = asker === null ? undefined : `Bearer ${await product.token(asker)}`;
    const { data, errors } = await product.subgraph(to).answer(parse(query), { input }, token, key);
    const payload: Json = Object.values(data ?? {})[0];
    return { payload, error: errors?.[0]?.extensions?.code, answer: JSON.stringify(data) };
  }
  const problems = async () =>
    (await product.database('incidents').reads.query('SELECT COUNT(*) AS n FROM problem_record'))[0].n;

  it('is done once: sent again it gets the same answer, and nothing changes', async () => {
    const key = newKey();
    const first = await send(key, OPEN, { title: 'Hubs that fall asleep' });
    expect(first.payload.problem).toMatchObject({ title: 'Hubs that fall asleep', version: 1 });
    const before = await contentsOfAll(product);
    for (let again = 0; again < 3; again += 1) {
      expect((await send(key, OPEN, { title: 'Hubs that fall asleep' })).answer).toBe(first.answer);
    }
    expect(await contentsOfAll(product)).toEqual(before);
  });

  it.each([1, 2, 3])('is done once though it is sent many times at once (round %i)', async () => {
    const key = newKey();
    const before = Number(await problems());
    const many = Array.from({ length: 20 }, () => send(key, OPEN, { title: 'Sent at once' }));
    const answers = new Set((await Promise.all(many)).map(({ answer }) => answer));
    expect(answers.size).toBe(1);
    expect([...answers][0]).toContain('Sent at once');
    expect(Number(await problems())).toBe(before + 1);
  });

  it('that changes a version is no conflict with itself, one after the other or at once', async () => {
    const { payload } = await send(undefined, OPEN, { title: 'To be changed' });
    const { id } = payload.problem;
    const key = newKey();
    const change = { id, version: 1, workaround: 'Turn it off and on.' };
    const many = Array.from({ length: 10 }, () => send(key, UPDATE, change));
    const answers = new Set((await Promise.all(many)).map(({ answer }) => answer));
    expect([...answers]).toHaveLength(1);
    expect(JSON.parse([...answers][0] ?? '').updateProblem.problem).toMatchObject({
      version: 2,
      history: { totalCount: 2 },
    });
    expect(answers).toContain((await send(key, UPDATE, change)).answer);
    expect((await send(newKey(), UPDATE, change)).error).toBe('CONFLICT');
  });

  it('keeps telling of the thing as it was then, when others have changed it since', async () => {
    const key = newKey();
    const input = { title: 'As it was' };
    const { payload } = await send(key, OPEN, input);
    const { id } = payload.problem;
    await send(newKey(), UPDATE, { id, version: 1, title: 'As it is' });
    const again = (await send(key, OPEN, input)).payload.problem;
    expect(again).toMatchObject({ id, title: 'As it was', version: 1 });
    // What it leads to is read anew.
    expect(again.history.totalCount).toBe(2);
  });

  it('is refused when the key was sent with something else, which changes nothing', async () => {
    const key = newKey();
    await send(key, OPEN, { title: 'One thing' });
    const before = await contentsOfAll(product);
    for (const input of [{ title: 'Another' }, { title: 'One thing', rootCause: 'And more' }]) {
      expect((await send(key, OPEN, input)).error).toBe('IDEMPOTENCY_KEY_REUSED');
    }
    expect(await contentsOfAll(product)).toEqual(before);
  });

  it('has a key of its own for each caller, each mutation, and each name in the operation', async () => {
    const key = newKey();
    const input = { title: 'The same key' };
    const askers: Asker[] = ['OPERATIONS', 'ADMIN', { role: 'OPERATIONS', subject: 'ada' }];
    askers.push({ role: 'OPERATIONS', subject: 'ada', organisationId: 'organisation:SUP-ALDER' });
    const ids: string[] = [];
    for (const asker of askers) {
      ids.push((await send(key, OPEN, input, asker)).payload.problem.id);
      expect((await send(key, OPEN, input, asker)).payload.problem.id).toBe(ids.at(-1));
    }
    const id = ids[0];
    expect((await send(key, UPDATE, { id, version: 1, title: 'Another mutation' })).payload.problem.version).toBe(2);
    const two = `mutation ($input: OpenProblemInput!) { one: openProblem(input: $input) { problem { id } }
      two: openProblem(input: $input) { problem { id } } }`;
    const both = JSON.parse((await send(key, two, input)).answer);
    expect((await send(key, two, input)).answer).toBe(JSON.stringify(both));
    expect(new Set([...ids, both.one.problem.id, both.two.problem.id]).size).toBe(6);
  });

  it('is not kept when it was refused: what was to be mended is mended, with the same key', async () => {
    const key = newKey();
    const refused = await send(key, OPEN, { title: ' ' });
    expect(refused.payload).toMatchObject({ problem: null, userErrors: [{ code: 'EMPTY' }] });
    expect((await send(key, OPEN, { title: 'Mended' })).payload.problem.title).toBe('Mended');
  });

  it('gives its answer to nobody who may not do now what it tells of', async () => {
    const key = newKey();
    const input = { title: 'Ada loses her role' };
    const ada = (role: 'OPERATIONS' | 'ANALYST'): Asker => ({ role, subject: 'ada who leaves' });
    expect((await send(key, OPEN, input, ada('OPERATIONS'))).error).toBeUndefined();
    expect((await send(key, OPEN, input, ada('ANALYST'))).error).toBe('FORBIDDEN');
    expect((await send(key, OPEN, input, null)).error).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['nothing', ''],
    ['blanks', 'a b'],
    ['256 characters', 'k'.repeat(256)],
    ['a letter that is not ASCII', 'schlüssel'],
    ['the end of a line', 'a\nb'],
  ])('is refused when the key is %s', async (_what, key) => {
    const before = await contentsOfAll(product);
    expect((await send(key, OPEN, { title: 'With a bad key' })).error).toBe('BAD_USER_INPUT');
    expect(await contentsOfAll(product)).toEqual(before);
  });

  it('is kept for a day, and no longer', async () => {
    const key = newKey();
    const input = { title: 'Of yesterday' };
    const first = await send(key, OPEN, input);
    try {
      product.clock.set(new Date(SAMPLE_END.getTime() + DAY - 1));
      expect((await send(key, OPEN, input)).answer).toBe(first.answer);
      product.clock.set(new Date(SAMPLE_END.getTime() + DAY));
      const next = await send(key, OPEN, input);
      expect(next.payload.problem.id).not.toBe(first.payload.problem.id);
      const left = await product.database('incidents').reads.find(KeptAnswerRow);
      expect(left).toHaveLength(1);
    } finally {
      product.clock.set(SAMPLE_END);
    }
  });

  it('is told apart in every subgraph, of whatever class its answer is', async () => {
    const [columns] = readFileSync(join(__dirname, '..', 'sample', 'devices.csv'), 'utf8').split('\n', 1);
    const good =
      '00DB1234567890FF,CHF,SMETS1,SMETS1 v1.2,PENDING,Larkfield,LAR-CH10,1.4.2,,,,SMETS1,S1SP-A,DCO-1,,SUP-ALDER,,';
    const cases: [to: string, asker: Asker, query: string, input: object][] = [
      [
        ...(['inventory', 'OPERATIONS'] as const),
        `mutation ($input: RegisterOrganisationInput!) { registerOrganisation(input: $input) {
          organisation { __typename id name roles version } userErrors { code } } }`,
        { key: 'NEW-ONE', name: 'New One', roles: ['OTHER_USER'] },
      ],
      [
        ...(['inventory', 'OPERATIONS'] as const),
        `mutation ($input: ImportDevicesInput!) { importDevices(input: $input) {
          report { rows accepted rejected errors { row code } } userErrors { code } } }`,
        { csv: [columns, good, good.replace('SMETS1', 'SMETS9').replace('FF', 'EE')].join('\n') },
      ],
      [
        ...(['bcdr', 'OPERATIONS'] as const),
        `mutation ($input: RegisterComponentInput!) { registerComponent(input: $input) {
          component { __typename id name kind state version } userErrors { code } } }`,
        { key: 'DCC-SPARE', name: 'A spare one', kind: 'SYSTEM' },
      ],
      [
        ...(['changes', 'ANALYST'] as const),
        `mutation ($input: CreateTraceLinkInput!) { createTraceLink(input: $input) {
          traceLink { id type rationale from { __typename ... on Clause { id number } } to { __typename ... on Document { id } } }
          userErrors { code message } } }`,
        { fromId: 'clause:IMP-2.5.6', toId: 'clause:IMP-2.1.3', type: 'REFERENCES', rationale: 'It says how.' },
      ],
      [
        ...(['changes', 'GOVERNANCE'] as const),
        `mutation ($input: RegisterDocumentInput!) { registerDocument(input: $input) {
          document { id code title kind } userErrors { code message } } }`,
        { code: 'IDEM', title: 'On doing things once', kind: 'GUIDANCE' },
      ],
    ];
    for (const [to, asker, query, input] of cases) {
      const key = newKey();
      const first = await send(key, query, input, asker, to);
      expect({ to, ...first }).toMatchObject({ error: undefined, payload: { userErrors: [] } });
      const before = await contentsOfAll(product);
      expect((await send(key, query, input, asker, to)).answer).toBe(first.answer);
      expect(await contentsOfAll(product)).toEqual(before);
    }
  });

  it('has the key from the header of a request at the door of a subgraph', async () => {
    const door = await serveSubgraph(product.subgraph('incidents'), createLogger('error'));
    const url = await listen(door, '127.0.0.1', 0);
    const authorization = `Bearer ${await product.token('OPERATIONS')}`;
    const body = JSON.stringify({ query: OPEN, variables: { input: { title: 'At the door' } } });
    const headers = { 'content-type': 'application/json', authorization, 'idempotency-key': newKey() };
    const answers = new Set<string>();
    for (let again = 0; again < 2; again += 1) {
      answers.add(await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).text());
    }
    expect([...answers]).toEqual([expect.stringContaining('At the door')]);
    door.server.close();
    door.server.closeAllConnections();
  });

  it('leaves every history whole', async () => {
    for (const subgraph of ['inventory', 'incidents', 'bcdr', 'changes']) await expectWholeHistories(product, subgraph);
  });
});
