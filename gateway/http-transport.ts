import type { GraphQLDataSource } from '@apollo/gateway';
import { GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql';
import { Pool, request as send } from 'undici';
import { unavailable } from '../platform/errors';
import { readGraphAnswer } from '../platform/read-graph-answer';
import type { Logger } from '../platform/server/door';
import type { GatewayContext } from './gateway-context';

/** Connections that are kept to one subgraph, and how long it may take to answer, in milliseconds. */
const CONNECTIONS = 64;
const TIMEOUT = 30_000;
/** How long a subgraph may take to say that it is ready, in milliseconds. */
const READY_TIMEOUT = 2000;

type Asked = Parameters<GraphQLDataSource<GatewayContext>['process']>[0];

/** Sends what the gateway plans to a subgraph over HTTP, on connections that are kept. */
export class HttpTransport implements GraphQLDataSource<GatewayContext> {
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

  async process(asked: Asked) {
    const { query, variables, operationName } = asked.request;
    const { authorization } = asked.context;
    try {
      const response = await this.pool.request({
        method: 'POST',
        path: this.path,
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json',
          ...(authorization === undefined ? {} : { authorization }),
        },
        body: JSON.stringify({ query, variables, operationName }),
      });
      return await readGraphAnswer(response);
    } catch (error) {
      this.logger.warn({ err: error, subgraph: this.name }, 'a subgraph did not answer');
      return { errors: [this.noAnswer(asked)] };
    }
  }

  /**
   * A subgraph that does not answer a mutation may have done it before it went; and one that is asked in the course of a
   * mutation goes after another has done its part.
   */
  private noAnswer(asked: Asked): GraphQLFormattedError {
    const operation =
      'incomingRequestContext' in asked ? asked.incomingRequestContext?.operation?.operation : undefined;
    if (operation !== OperationTypeNode.MUTATION) return unavailable(`The subgraph ${this.name}`).toJSON();
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
