import type { GraphQLDataSource } from '@apollo/gateway';
import { Pool } from 'undici';
import { unavailable } from '../platform/errors';
import type { GraphAnswer } from '../platform/graph-client';
import type { GatewayContext } from './gateway-context';

/** Connections that are kept to one subgraph, and how long it may take to answer, in milliseconds. */
const CONNECTIONS = 64;
const TIMEOUT = 30_000;

/** Sends what the gateway plans to a subgraph over HTTP, on connections that are kept. */
export class HttpTransport implements GraphQLDataSource<GatewayContext> {
  private readonly pool: Pool;
  private readonly path: string;

  constructor(
    private readonly name: string,
    url: string,
  ) {
    const { origin, pathname, search } = new URL(url);
    this.path = pathname + search;
    this.pool = new Pool(origin, { connections: CONNECTIONS, headersTimeout: TIMEOUT, bodyTimeout: TIMEOUT });
  }

  async process({ request, context }: Parameters<GraphQLDataSource<GatewayContext>['process']>[0]) {
    const { query, variables, operationName } = request;
    try {
      const { body } = await this.pool.request({
        method: 'POST',
        path: this.path,
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json',
          ...(context.authorization === undefined ? {} : { authorization: context.authorization }),
        },
        body: JSON.stringify({ query, variables, operationName }),
      });
      return (await body.json()) as GraphAnswer;
    } catch {
      return { errors: [unavailable(`The subgraph ${this.name}`).toJSON()] };
    }
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
