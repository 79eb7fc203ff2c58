import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { textOfResult } from '../gateway/execution/answer-data';
import { ExecutionGateway } from '../gateway/execution/execution-gateway';
import { InProcessTransport } from '../gateway/in-process-transport';
import { linkedSdl } from './gateway/static-subgraph';
import { supergraphOf } from './gateway/supergraph-of';
import { workloadNamed } from './gateway/workloads';
import type { Result } from './measure';

const REQUESTS = 200_000;
const OPERATIONS = 2_000;
/** Operations that never come again, which push each other out of a cache of a few megabytes. */
const ONCE = 40_000;
const SMALL_CACHE = 32 * 1024 * 1024;
const AT_ONCE = 16;
const MEGABYTE = 2 ** 20;
const BAR = 1.1;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / MEGABYTE;
}

/** An operation that differs from others by its number, in its names and in what it asks for. */
function operation(number: number): string {
  const fields = ['price', 'weight: upc', 'inStock', 'shippingEstimate', 'title: name'];
  const chosen = fields.filter((_field, index) => (number >> index) % 2 === 1).join(' ');
  return `query Q${number} { users { id${number}: id name reviews { body product { upc ${chosen} } } } }`;
}

async function openServer(keptOperations: number | undefined) {
  const workload = workloadNamed('shop');
  const schemas = new Map<string, GraphQLSchema>(
    workload.subgraphs.map((subgraph) => [
      subgraph.name,
      buildSubgraphSchema({ typeDefs: parse(linkedSdl(subgraph)), resolvers: subgraph.resolvers }),
    ]),
  );
  const gateway = new ExecutionGateway(
    supergraphOf(workload, []),
    ({ name }) => {
      const schema = schemas.get(name);
      if (!schema) throw new Error(`There is no subgraph ${name}.`);
      return new InProcessTransport({
        answer: async (document, variableValues) => {
          const { data, errors } = await execute({ schema, document, variableValues });
          return { data: data ?? null, ...(errors ? { errors: errors.map((error) => error.toJSON()) } : {}) };
        },
      });
    },
    keptOperations === undefined ? {} : { keptOperations },
  );
  const server = new ApolloServer({ gateway, stringifyResult: textOfResult, stopOnTerminationSignals: false });
  await server.start();
  return server;
}

async function ask(server: ApolloServer, query: string): Promise<void> {
  const { body } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      search: '',
      headers: new HeaderMap([['content-type', 'application/json']]),
      body: { query },
    },
    context: async () => ({}),
  });
  if (body.kind !== 'complete' || !body.string.startsWith('{"data":{')) throw new Error('An answer is none.');
}

async function askAll(server: ApolloServer, from: number, to: number, numberOf: (request: number) => number) {
  let next = from;
  const one = async () => {
    while (next < to) await ask(server, operation(numberOf(next++)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** The largest heap in some rounds of requests, and the one after half of them. */
async function heaps(server: ApolloServer, requests: number, numberOf: (request: number) => number) {
  const rounds = 10;
  const size = requests / rounds;
  const seen: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await askAll(server, round * size, (round + 1) * size, numberOf);
    seen.push(heapInUse());
    process.stdout.write(`  ${(round + 1) * size} requests: ${seen.at(-1)?.toFixed(1)} MB\n`);
  }
  const half = seen[rounds / 2 - 1] ?? Number.NaN;
  return { half, largest: Math.max(...seen) };
}

function result(name: string, what: string, { half, largest }: { half: number; largest: number }): Result {
  const figure = largest / half;
  return {
    ...{ name, what, unit: 'megabytes of heap in use' },
    ours: { label: 'largest', value: largest },
    peer: { label: 'after half of them', value: half },
    ...{ figure, bar: BAR, holds: figure <= BAR },
  };
}

/** What the gateway keeps does not grow: not by requests, and not by operations that never come again. */
export async function memoryOfTheGateway(): Promise<Result[]> {
  const what = `${REQUESTS} requests of ${OPERATIONS} operations; the largest heap after a tenth of them, by the one after half of them.`;
  const whatOnce = `${ONCE} operations that each come once, of which ${SMALL_CACHE / MEGABYTE} MB are kept.`;
  return [
    result('gateway-soak', what, await soaked(undefined, REQUESTS, (request) => request % OPERATIONS)),
    result('gateway-soak-once', whatOnce, await soaked(SMALL_CACHE, ONCE, (request) => OPERATIONS + request)),
  ];
}

async function soaked(keptOperations: number | undefined, requests: number, numberOf: (request: number) => number) {
  const server = await openServer(keptOperations);
  try {
    return await heaps(server, requests, numberOf);
  } finally {
    await server.stop();
  }
}
