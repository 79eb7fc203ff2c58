import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { type Caller } from '../platform/caller/caller';
import { Role } from '../platform/caller/role';
import type { Database } from '../platform/database/database';
import type { DatabaseLocation } from '../platform/database/database-url';
import { openDatabases } from '../platform/database/open-databases';
import { systemClock } from '../platform/time/clock';
import { changes } from '../subgraphs/changes';
import { TraceDirection } from '../subgraphs/changes/register/register.vocabulary';
import { walk } from '../subgraphs/changes/traces/trace-walk';
import { startMariadb } from '../test/setup/mariadb-server';
import type { Result } from './measure';
import { linkNumbered, thingNumbered, writeLinks } from './trace-data';

const TRACES = 2_000;
const WARM_UP = 1_000;
const BAR = 25;
const MAX_GROWTH_MB = 50;

const caller: Caller = { subject: 'bench', roles: new Set([Role.GOVERNANCE]), organisationId: null };

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Traces of five steps and five hundred things, links included, each beside a look-up of a link by its primary key. */
async function measureTraces(database: Database, engine: string): Promise<Result[]> {
  const times = { traces: [] as number[], lookUps: [] as number[] };
  const found = { things: 0, links: 0 };
  let heldBefore = 0;
  for (let turn = -WARM_UP; turn < TRACES; turn += 1) {
    if (turn === 0) heldBefore = process.memoryUsage().rss;
    const number = turn + WARM_UP;
    const context = { database, caller, clock: systemClock };
    const lookUp = await timed(() =>
      database.reads.query('SELECT * FROM trace_link WHERE id = ?', [linkNumbered(number)]),
    );
    const from = thingNumbered(number);
    const request = { from, direction: TraceDirection.BOTH, types: null, depth: 5, limit: 500 };
    const trace = await timed(async () => {
      const { reached, linkIds } = await walk(context, request);
      if (reached.length !== 500) throw new Error(`From ${from} there are ${reached.length} things.`);
      found.things += reached.length;
      found.links += linkIds.length;
    });
    if (turn < 0) continue;
    times.lookUps.push(lookUp);
    times.traces.push(trace);
  }
  const growth = (process.memoryUsage().rss - heldBefore) / 2 ** 20;
  const [p50, p99] = [percentile(times.traces, 0.5), percentile(times.traces, 0.99)];
  const [lookUp, lookUpP99] = [percentile(times.lookUps, 0.5), percentile(times.lookUps, 0.99)];
  const links = Math.round(found.links / (TRACES + WARM_UP));
  return [
    {
      name: `trace-walk-${engine}`,
      what: `Trace of five steps and 500 things with its ${links} links among 1,000,000 links with hubs of 50,000 on ${engine}, against a look-up of a link by its primary key; in the middle ${p50.toFixed(2)} ms against ${lookUp.toFixed(3)} ms (${(p50 / lookUp).toFixed(1)}), p99 against the middle ${(p99 / lookUp).toFixed(1)}.`,
      unit: `milliseconds: p99 of ${TRACES} traces, p99 of as many look-ups`,
      ours: { label: 'trace', value: p99 },
      peer: { label: 'look-up', value: lookUpP99 },
      figure: p99 / lookUpP99,
      bar: BAR,
      holds: p99 <= BAR * lookUpP99,
    },
    {
      name: `trace-walk-${engine}-memory`,
      what: `Memory that ${TRACES} such traces leave held on ${engine}, after ${WARM_UP}.`,
      unit: 'megabytes of resident memory',
      ours: { label: 'after', value: process.memoryUsage().rss / 2 ** 20 },
      peer: { label: 'before', value: heldBefore / 2 ** 20 },
      figure: growth,
      bar: MAX_GROWTH_MB,
      holds: growth <= MAX_GROWTH_MB,
    },
  ];
}

async function measureOn(location: DatabaseLocation): Promise<Result[]> {
  const [database] = await openDatabases([{ location, contents: changes }]);
  if (!database) throw new Error('The database cannot be opened.');
  try {
    await writeLinks(database);
    return await measureTraces(database, location.engine === 'sqlite' ? 'sqlite' : 'mariadb');
  } finally {
    await database.close();
  }
}

/** Traces over a million links on SQLite. */
export async function tracesOnSqlite(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  try {
    return await measureOn({ engine: 'sqlite', file: join(folder, 'changes.sqlite') });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same on MariaDB, with room for the indices in its memory. */
export async function tracesOnMariadb(): Promise<Result[]> {
  const server = await startMariadb();
  try {
    const { hostname: host, port } = new URL(server.url);
    const location = {
      engine: 'mysql',
      host,
      port: Number(port),
      user: 'root',
      password: '',
      database: 'bench',
    } as const;
    const root = await createConnection({ host, port: Number(port), user: 'root' });
    await root.query('SET GLOBAL innodb_buffer_pool_size = 2147483648');
    await root.end();
    return await measureOn(location);
  } finally {
    await server.stop();
  }
}
