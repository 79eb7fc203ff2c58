import { errors, Pool, request as send } from 'undici';
import type { GraphAnswer } from '../platform/graph-client';
import { post } from '../platform/http-exchange';
import { NoGraphAnswer, readGraphAnswer } from '../platform/read-graph-answer';
import { type FailureCode, SubgraphFailure } from './execution/subgraph-failure';
import { OutOfTime } from './execution/time-limit';
import type { SubgraphRequest, SubgraphTransport } from './execution/transport';
import { forwardedHeaders, type GatewayContext } from './gateway-context';

/** How long a subgraph may take to say that it is ready, in milliseconds. */
const READY_TIMEOUT = 2000;
const FIRST_SERVER_ERROR = 500;
const JSON_HEADERS = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json',
};

/** How much one subgraph is asked at once. */
export interface HttpTransportLimits {
  /** Connections that are kept to it. */
  connections: number;
  /** Requests that may wait until one of them is free. */
  queue: number;
}

/** Sends what the gateway plans to a subgraph over HTTP, on connections that are kept. */
export class HttpTransport implements SubgraphTransport {
  private readonly pool: Pool;
  private readonly path: string;
  private readonly health: URL;
  private readonly room: number;
  private asked = 0;

  constructor(
    private readonly name: string,
    url: string,
    { connections, queue }: HttpTransportLimits,
  ) {
    const { origin, pathname, search } = new URL(url);
    this.path = pathname + search;
    this.health = new URL('/health/ready', origin);
    this.room = connections + queue;
    // The gateway's own limits on time are kept by its signal; only those of the connection itself are undici's.
    this.pool = new Pool(origin, { connections, headersTimeout: 0, bodyTimeout: 0 });
  }

  async send({ operation, variablesText }: SubgraphRequest, context: GatewayContext): Promise<GraphAnswer> {
    if (this.asked >= this.room) {
      const reason = new Error(`${this.room} requests to it are under way or wait.`);
      throw new SubgraphFailure('SUBGRAPH_OVERLOADED', this.name, reason);
    }
    const { signal } = context;
    this.asked += 1;
    try {
      const headers = { ...JSON_HEADERS, ...forwardedHeaders(context) };
      const body = `{"query":${operation.json},"variables":${variablesText()}${operation.nameJson}}`;
      return readGraphAnswer(await post(this.pool, { path: this.path, headers, body, signal }));
    } catch (error) {
      if (signal?.aborted && !(signal.reason instanceof OutOfTime)) throw signal.reason;
      throw new SubgraphFailure(signal?.aborted ? 'DEADLINE_EXCEEDED' : codeOf(error), this.name, error);
    } finally {
      this.asked -= 1;
    }
  }

  /**
   * Asks, on a connection of its own, whether the subgraph can answer; however busy the others are.
   * @throws Error when it is not ready, or does not say so in time
   */
  async ready(): Promise<void> {
    const { statusCode, body } = await send(this.health, { reset: true, signal: AbortSignal.timeout(READY_TIMEOUT) });
    await body.dump();
    if (statusCode !== 200) throw new Error(`The subgraph ${this.name} is not ready: status ${statusCode}.`);
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}

/** The page of a proxy that finds nobody behind it says that the subgraph is not there. */
function codeOf(error: unknown): FailureCode {
  if (error instanceof errors.ConnectTimeoutError) return 'DEADLINE_EXCEEDED';
  if (!(error instanceof NoGraphAnswer)) return 'SUBGRAPH_UNAVAILABLE';
  return error.status >= FIRST_SERVER_ERROR ? 'SUBGRAPH_UNAVAILABLE' : 'SUBGRAPH_ANSWER_INVALID';
}
