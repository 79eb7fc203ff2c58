import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Pool, request as send } from 'undici';
import { unavailable } from '../platform/errors';
import type { GraphAnswer } from '../platform/graph-client';
import { readGraphAnswer } from '../platform/read-graph-answer';
import type { Logger } from '../platform/server/door';
import type { SubgraphRequest, SubgraphTransport } from './execution/transport';
import type { GatewayContext } from './gateway-context';

/** Connections that are kept to one subgraph, and how long it may take to answer, in milliseconds. */
const CONNECTIONS = 64;
const TIMEOUT = 30_000;
/** How long a subgraph may take to say that it is ready, in milliseconds. */
const READY_TIMEOUT = 2000;

/** Sends what the gateway plans to a subgraph over HTTP, on connections that are kept. */
export class HttpTransport implements SubgraphTransport {
  private readonly pool: Pool;
  private readonly path: string;
  private readonly health: URL;

  constructor(
    private readonly name: string,
    url: string,
    private readonly logger: Logger,
  ) {
    const { origin, pathname, search } = new URL(url);
    this.path = pathname + search;
    this.health = new URL('/health/ready', origin);
    this.pool = new Pool(origin, { connections: CONNECTIONS, headersTimeout: TIMEOUT, bodyTimeout: TIMEOUT });
  }

  async send(
    { operation, variables, inMutation }: SubgraphRequest,
    { authorization, signal }: GatewayContext,
  ): Promise<GraphAnswer> {
    try {
      const response = await this.pool.request({
        method: 'POST',
        signal: signal ?? null,
        path: this.path,
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json',
          ...(authorization === undefined ? {} : { authorization }),
        },
        body: JSON.stringify({ query: operation.text, variables, operationName: operation.name }),
      });
      return await readGraphAnswer(response);
    } catch (error) {
      this.logger.warn({ err: error, subgraph: this.name }, 'a subgraph did not answer');
      return { errors: [this.noAnswer(inMutation)] };
    }
  }

  /**
   * A subgraph that does not answer a mutation may have done it before it went; and one that is asked in the course of a
   * mutation goes after another has done its part.
   */
  private noAnswer(inMutation: boolean): GraphQLFormattedError {
    if (!inMutation) return unavailable(`The subgraph ${this.name}`).toJSON();
    return new GraphQLError(`The subgraph ${this.name} did not answer; the change may have been made all the same.`, {
      extensions: {
        code: 'SERVICE_UNAVAILABLE',
        suggestion: 'Read what was to be changed before you send it again.',
      },
    }).toJSON();
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
