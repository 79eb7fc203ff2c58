import { z } from 'zod';
import { type DatabaseLocation, readDatabaseUrl } from './database/database-url';
import { StartFailure } from './start-failure';

type Environment = Readonly<Record<string, string | undefined>>;

const url = z.url({ protocol: /^https?$/, error: 'must be a URL that begins with http:// or https://' });

function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

/** Each setting with its meaning; all are read from the environment, in every shape that the product runs in. */
const SETTINGS = {
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on.'),
  PORT: z.coerce
    .number({ error: 'must be a number' })
    .int({ error: 'must be a whole number' })
    .min(0, { error: 'must be 0 (any free port) to 65535' })
    .max(65535, { error: 'must be 0 (any free port) to 65535' })
    .optional()
    .describe('Port to listen on; 4000 for the product and the gateway, 4001 to 4004 for the subgraphs.'),
  THROUGHLINE_DATA: z.string().min(1).default('./data').describe('Folder of the embedded default: databases and keys.'),
  DATABASE_URL: z
    .string()
    .optional()
    .describe(
      'Databases of all subgraphs: sqlite:FOLDER, or mysql://user:password@host:port/name (one database each, name_inventory and so on).',
    ),
  INVENTORY_DATABASE_URL: z.string().optional().describe('Database of inventory alone.'),
  INCIDENTS_DATABASE_URL: z.string().optional().describe('Database of incidents alone.'),
  BCDR_DATABASE_URL: z.string().optional().describe('Database of bcdr alone.'),
  CHANGES_DATABASE_URL: z.string().optional().describe('Database of changes alone.'),
  SUBGRAPHS: z
    .string()
    .regex(/^[a-z]+=https?:\/\/[^,\s]+(,[a-z]+=https?:\/\/[^,\s]+)*$/, {
      error: 'must be a list like inventory=http://host:4001/graphql,incidents=…',
    })
    .optional()
    .describe('Where the gateway finds the subgraphs: name=url, separated by commas.'),
  REQUEST_SECONDS: wholeNumber(1, 3600)
    .default(60)
    .describe('How long a request to the graph may take; what is not there by then is told as DEADLINE_EXCEEDED.'),
  SUBGRAPH_SECONDS: wholeNumber(1, 3600).default(30).describe('How long one subgraph may take over one answer.'),
  SUBGRAPH_CONNECTIONS: wholeNumber(1, 10_000)
    .default(64)
    .describe('Connections that the gateway keeps to each subgraph, at most.'),
  SUBGRAPH_QUEUE: wholeNumber(0, 1_000_000)
    .default(1024)
    .describe('Requests to a subgraph that may wait for a connection; more are told SUBGRAPH_OVERLOADED.'),
  GATEWAY_URL: url
    .default('http://127.0.0.1:4000/graphql')
    .describe('Where a subgraph that runs on its own finds the whole graph.'),
  PUBLIC_URL: url
    .optional()
    .describe(
      'Where outsiders reach the product, for the links of its feeds and pages; as each request comes unless set.',
    ),
  AUTH_ISSUER: z.string().min(1).optional().describe('Issuer of the tokens; needed outside the embedded default.'),
  AUTH_AUDIENCE: z.string().min(1).default('throughline').describe('Audience that tokens are for.'),
  AUTH_JWKS_URL: url.optional().describe("The issuer's key set; needed with AUTH_ISSUER."),
  ASSESSOR_TOKEN_FILE: z
    .string()
    .min(1)
    .optional()
    .describe("File with the assessor's token (role SERVICE), read again for each run; something else renews it."),
  ASSESSOR_TOKEN_URL: url
    .optional()
    .describe("Where the identity provider gives tokens for client credentials: the assessor's, when no file has it."),
  ASSESSOR_CLIENT_ID: z
    .string()
    .min(1)
    .optional()
    .describe('Client id of the assessor; needed with ASSESSOR_TOKEN_URL.'),
  ASSESSOR_CREDENTIAL_FILE: z
    .string()
    .min(1)
    .optional()
    .describe('File with what the assessor proves itself by; needed with ASSESSOR_TOKEN_URL.'),
  ASSESS_SCHEDULE: z
    .string()
    .regex(/^(off|\S+( \S+){4})$/, { error: 'must be five fields of cron, e.g. 0 2 * * *, or off' })
    .default('0 2 * * *')
    .describe('When all obligations are assessed, as cron writes it, in UK time; or off.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('warn')
    .describe('What is written to the log.'),
  NODE_ENV: z
    .string()
    .default('development')
    .describe('With production, introspection and explanations of answers are off.'),
} as const;

const schema = z.object(SETTINGS);

export type Settings = z.infer<typeof schema>;

/** What is wrong across settings, and with those whose form has a reader of its own. */
function furtherFaults(given: Environment): string[] {
  const faults: string[] = [];
  const { AUTH_ISSUER: issuer, AUTH_JWKS_URL: jwksUrl } = given;
  if ((issuer === undefined) !== (jwksUrl === undefined)) {
    const missing = issuer === undefined ? 'AUTH_ISSUER' : 'AUTH_JWKS_URL';
    faults.push(`${missing} is needed: AUTH_ISSUER and AUTH_JWKS_URL go together`);
  }
  const client = ['ASSESSOR_TOKEN_URL', 'ASSESSOR_CLIENT_ID', 'ASSESSOR_CREDENTIAL_FILE'];
  const missing = client.filter((name) => given[name] === undefined);
  if (missing.length > 0 && missing.length < client.length) {
    faults.push(`${missing.join(' and ')} is needed: ${client.join(', ')} go together`);
  }
  for (const name of Object.keys(SETTINGS).filter((setting) => setting.endsWith('DATABASE_URL'))) {
    try {
      if (given[name] !== undefined) readDatabaseUrl(given[name], 'subgraph', name === 'DATABASE_URL');
    } catch (error) {
      faults.push(`${name} cannot be read: ${error instanceof Error ? error.message : error}`);
    }
  }
  return faults;
}

/**
 * Reads and checks all settings.
 * @throws StartFailure that names everything that is wrong, not only the first
 */
export function readSettings(environment: Environment): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const { success, data, error } = schema.safeParse(given);
  const faults = [
    ...(error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`),
    ...furtherFaults(given),
  ];
  if (success && faults.length === 0) return data;
  throw new StartFailure(['These settings cannot be used:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host);
}

/** Where a subgraph keeps its data: by its own setting, by the one for all, or in the data folder. */
export function databaseOf(settings: Settings, subgraph: string): DatabaseLocation {
  const own = new Map<string, unknown>(Object.entries(settings)).get(`${subgraph.toUpperCase()}_DATABASE_URL`);
  if (typeof own === 'string') return readDatabaseUrl(own, subgraph, false);
  return readDatabaseUrl(settings.DATABASE_URL ?? `sqlite:${settings.THROUGHLINE_DATA}`, subgraph, true);
}

/** A password in a URL: up to the last @ before the path begins. */
const PASSWORD = /(\/\/[^:@/\s]*):[^/\s]*@/g;

/** Every setting with its meaning and present value, secrets hidden. */
export function describeSettings(settings: Settings): { name: string; meaning: string; value: string }[] {
  const values = new Map<string, unknown>(Object.entries(settings));
  return Object.entries(SETTINGS).map(([name, { description = '' }]) => {
    const value = String(values.get(name) ?? '');
    return { name, meaning: description, value: value.replace(PASSWORD, '$1:…@') };
  });
}
