import { openEmbedded } from '../../gateway/embedded';
import { loadSample } from '../../gateway/load-sample';
import { type DevelopmentTokenOptions, developmentToken } from '../../platform/caller/development-keys';
import type { Role } from '../../platform/caller/role';
import type { Database } from '../../platform/database/database';
import type { RunningSubgraph } from '../../platform/running-subgraph';
import { listen } from '../../platform/server/door';
import { readSettings } from '../../platform/settings';
import { SettableClock } from '../../platform/time/clock';
import { newDatabases } from './databases';

// biome-ignore lint/suspicious/noExplicitAny: answers are read as a client without types reads them
export type Json = any;

export interface Answer {
  status: number;
  /** The body, byte for byte. */
  text: string;
  data: Json;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; suggestion?: string } & Json }[];
}

/** Who asks: nobody, a role, or a role that acts for an organisation. */
export type Asker = null | Role | `${Role}` | (Omit<DevelopmentTokenOptions, 'roles'> & { role: `${Role}` });

export interface TestProduct {
  url: string;
  clock: SettableClock;
  ask(asker: Asker, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  token(asker: Exclude<Asker, null>): Promise<string>;
  database(subgraph: string): Database;
  /** A subgraph by itself, as the gateway reaches it. */
  subgraph(name: string): RunningSubgraph;
  /** Statements that all databases were sent since the product was opened. */
  statements(): number;
  close(): Promise<void>;
}

/** A time at which the sample's story has been told to its end. */
export const SAMPLE_END = new Date('2018-08-01T12:00:00Z');

/** Posts an operation as a client does. */
export async function post(
  url: string,
  token: string | null,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  return { status: response.status, text, ...JSON.parse(text) };
}

/** Whether the sample case is loaded, and when it is. */
export interface Beginning {
  /** All of it, nothing, or that of some subgraphs. */
  sample?: boolean | readonly string[];
  now?: Date;
}

/** The whole product over HTTP on a free port, on the engine of the suite, with new databases. */
export async function startProduct({ sample = true, now = SAMPLE_END }: Beginning = {}): Promise<TestProduct> {
  const databases = newDatabases();
  const settings = readSettings({ ...databases.environment, LOG_LEVEL: 'error' });
  const clock = new SettableClock(now);
  const { door, subgraphs } = await openEmbedded(settings, clock);
  const sampled = subgraphs.filter(({ name }) => (Array.isArray(sample) ? sample.includes(name) : sample));
  if (sampled.length > 0) await loadSample(sampled, clock);
  const url = await listen(door, '127.0.0.1', 0);
  const tokens = new Map<string, Promise<string>>();
  const token = (asker: Exclude<Asker, null>): Promise<string> => {
    const { role, ...rest } = typeof asker === 'string' ? { role: asker } : asker;
    const key = JSON.stringify([role, rest]);
    const made = tokens.get(key) ?? developmentToken(settings.THROUGHLINE_DATA, { roles: [role as Role], ...rest });
    tokens.set(key, made);
    return made;
  };
  const subgraph = (name: string): RunningSubgraph => {
    const found = subgraphs.find((running) => running.name === name);
    if (!found) throw new Error(`There is no subgraph ${name}.`);
    return found;
  };
  return {
    url,
    clock,
    token,
    ask: async (asker, query, variables) => post(url, asker === null ? null : await token(asker), query, variables),
    subgraph,
    database: (name) => subgraph(name).database,
    statements: () => subgraphs.reduce((sum, { database }) => sum + database.statements.count, 0),
    async close() {
      await door.close();
      await databases.drop();
    },
  };
}
