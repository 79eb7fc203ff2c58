import { ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { TokenVerifier } from '../platform/caller/tokens';
import type { GraphTransport } from '../platform/graph-client';
import { idempotencyKeyOf } from '../platform/idempotency/key-of-headers';
import { type Logger, openDoor } from '../platform/server/door';
import { serveGraphql } from '../platform/server/graphql-endpoint';
import type { Settings } from '../platform/settings';
import { type Clock, systemClock } from '../platform/time/clock';
import { textOfResult } from './execution/answer-data';
import { callerLeft } from './execution/caller-left';
import { ExecutionGateway, type TimeLimits, type TransportOf } from './execution/execution-gateway';
import { allButInternal, publicExtensions } from './execution/public-extensions';
import { serveDeviceExport } from './exports/serve-device-export';
import { serveExports } from './exports/serve-exports';
import { serveTraceExports } from './exports/serve-trace-exports';
import type { GatewayContext } from './gateway-context';
import { openToOutsiders } from './pages/outsiders-door';
import type { OutsidersDoor } from './pages/public-door';

export interface GatewayOptions {
  supergraphSdl: string;
  transportOf: TransportOf;
  logger: Logger;
  /** Sixty seconds a request and thirty a subgraph unless given. */
  limits?: TimeLimits;
  introspection: boolean;
  /** Whether requests with the header `throughline-explain` are told how their answers were come by. */
  explain?: boolean;
  ready(): Promise<void>;
  /** Turns a bad token away before anything is planned; every subgraph verifies it again by itself. */
  tokens?: TokenVerifier;
  /** Whether errors are told in the words of the subgraphs, as with subgraphs that are not ours; else as all of ours are. */
  errorsAsTheyCome?: boolean;
  /** Opens the pages and feeds for outsiders too: they are of the product, not of a graph that is not ours. */
  outsiders?: Pick<OutsidersDoor, 'publicUrl'>;
  /** Whether there are exports of consultations, which only our own graph has. */
  exports?: boolean;
  /** What tells the time that exports say they were made at: the system's unless given. */
  clock?: Clock;
}

export interface ServedGateway {
  door: FastifyInstance;
  /** The graph for callers in the same process. */
  graph: GraphTransport;
  /** Takes another supergraph into use; requests that are under way end as they began. */
  update(supergraphSdl: string): void;
}

const MILLISECONDS = 1000;

/** Header by which a developer asks how an answer was come by. */
const EXPLAIN = 'throughline-explain';

export function timeLimitsOf(settings: Pick<Settings, 'REQUEST_SECONDS' | 'SUBGRAPH_SECONDS'>): TimeLimits {
  return { request: settings.REQUEST_SECONDS * MILLISECONDS, subgraph: settings.SUBGRAPH_SECONDS * MILLISECONDS };
}

/** Tells that the caller of a request went away before it had its answer. */
function leaving({ raw }: FastifyReply): AbortSignal {
  const left = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) left.abort(callerLeft());
  });
  return left.signal;
}

/** The gateway behind an HTTP server. */
export async function serveGateway(options: GatewayOptions): Promise<ServedGateway> {
  const { logger, ready } = options;
  const door = openDoor({ logger, ready });
  const gateway = new ExecutionGateway(options.supergraphSdl, options.transportOf, {
    logger,
    ...(options.limits ? { limits: options.limits } : {}),
    tellExtensions: options.errorsAsTheyCome ? allButInternal : publicExtensions,
  });
  const server = await serveGraphql<GatewayContext>(
    door,
    {
      gateway,
      introspection: options.introspection,
      stringifyResult: textOfResult,
      ...(options.errorsAsTheyCome ? { formatError: (formatted) => formatted } : {}),
    },
    async ({ headers }, reply) => {
      const { authorization, [EXPLAIN]: asked } = headers;
      await options.tokens?.callerOf(authorization);
      const explain = options.explain === true && asked !== undefined;
      return { authorization, idempotencyKey: idempotencyKeyOf(headers), signal: leaving(reply), explain };
    },
  );
  const graph: GraphTransport = (request, authorization) => answerInProcess(server, request, authorization);
  if (options.outsiders) openToOutsiders(door, { graph, ...options.outsiders });
  if (options.exports) {
    const at = { graph, tokens: options.tokens, clock: options.clock ?? systemClock };
    serveExports(door, at);
    serveDeviceExport(door, at);
    serveTraceExports(door, at);
  }
  return { door, graph, update: (supergraphSdl) => gateway.update(supergraphSdl) };
}

async function answerInProcess(
  server: ApolloServer<GatewayContext>,
  request: Parameters<GraphTransport>[0],
  authorization: string | undefined,
) {
  const { body } = await server.executeOperation(request, { contextValue: { authorization } });
  if (body.kind === 'incremental') throw new TypeError('The graph answers in one piece.');
  const { data, errors } = body.singleResult;
  return { data: data ?? null, ...(errors ? { errors } : {}) };
}
