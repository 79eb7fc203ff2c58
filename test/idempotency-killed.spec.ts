import { setTimeout as sleep } from 'node:timers/promises';
import { openSubgraphDatabases } from '../gateway/subgraph-databases';
import { readSettings } from '../platform/settings';
import { type Running, throughline } from './setup/command';
import { newDatabases, type TestDatabases } from './setup/databases';
import { type IdentityProvider, startIdentityProvider } from './setup/identity-provider';
import { type Answer, type Json } from './setup/product';
import { pointsOver, SEED } from './setup/random-points';

const OPEN = `mutation ($input: OpenProblemInput!) { openProblem(input: $input) {
  problem { id title version } userErrors { code } } }`;
const KILLS = 6;
const CLIENTS = 8;
/** At most so long after the clients began is the process killed, in milliseconds. */
const LATEST = 120;

describe(`a mutation with an Idempotency-Key whose process is killed (to repeat it: TEST_SEED=${SEED})`, () => {
  let databases: TestDatabases;
  let identityProvider: IdentityProvider;
  let settings: Record<string, string>;
  let running: Running | undefined;
  beforeAll(async () => {
    databases = newDatabases();
    identityProvider = await startIdentityProvider();
    settings = { ...databases.environment, ...identityProvider.environment, PORT: '0' };
    expect((await throughline(['migrate'], settings).finished).code).toBe(0);
  });
  afterAll(async () => {
    running?.process.kill('SIGKILL');
    await running?.finished;
    await identityProvider?.close();
    await databases?.drop();
  });

  async function start(): Promise<string> {
    running = throughline(['serve', 'incidents'], settings);
    return (await running.printed(/is ready at (http\S+)\n/))[1] ?? '';
  }

  it('is sent again until it is answered: it is done once, and every answer tells of the same', async () => {
    const token = await identityProvider.token('OPERATIONS');
    const told = new Map<string, Set<string>>();
    let cutOff = 0;
    const send = async (url: string, key: string): Promise<boolean> => {
      const body = JSON.stringify({ query: OPEN, variables: { input: { title: key } } });
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': key };
      // A process that is killed answers nothing, or half.
      const text = await fetch(url, { method: 'POST', headers, body }).then(
        (response) => response.text().catch(() => undefined),
        () => undefined,
      );
      if (text === undefined) {
        cutOff += 1;
        return false;
      }
      const answer: Answer = JSON.parse(text);
      expect(answer.errors).toBeUndefined();
      const problem: Json = answer.data.openProblem.problem;
      expect(problem).toMatchObject({ title: key, version: 1 });
      told.set(key, (told.get(key) ?? new Set()).add(problem.id));
      return true;
    };
    let unanswered: string[] = [];
    let sent = 0;
    for (const point of pointsOver(KILLS)) {
      const url = await start();
      let isUp = true;
      const clients = Array.from({ length: CLIENTS }, async () => {
        while (isUp) {
          sent += 1;
          const key = unanswered.pop() ?? `key-${sent}`;
          if (!(await send(url, key))) unanswered = [...unanswered, key];
        }
      });
      await sleep(20 + point * LATEST);
      isUp = false;
      running?.process.kill('SIGKILL');
      await Promise.all([...clients, running?.finished]);
    }
    const url = await start();
    const keys = [...new Set([...told.keys(), ...unanswered])];
    for (const key of keys) expect(await send(url, key)).toBe(true);
    expect(cutOff).toBeGreaterThan(0);
    expect(keys.length).toBeGreaterThan(KILLS);
    running?.process.kill('SIGTERM');
    await running?.finished;

    expect([...told.values()].filter((ids) => ids.size !== 1)).toEqual([]);
    const [incidents] = await openSubgraphDatabases(readSettings(settings), ['incidents']);
    const rows: { title: string; n: number | string }[] =
      (await incidents?.database.reads.query('SELECT title, COUNT(*) AS n FROM problem_record GROUP BY title')) ?? [];
    await incidents?.database.close();
    expect(rows.filter(({ n }) => Number(n) !== 1)).toEqual([]);
    expect(rows.map(({ title }) => title).sort()).toEqual(keys.sort());
  }, 180_000);
});
