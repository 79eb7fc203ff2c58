import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Makes the context of one request. */
export type ContextOf<Context> = (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;

/** Serves an Apollo Server at a path; what a request is made of is taken from Fastify as it is, and no URL is parsed. */
export function serveApollo<Context extends BaseContext>(
  door: FastifyInstance,
  path: string,
  server: ApolloServer<Context>,
  contextOf: ContextOf<Context>,
): void {
  door.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: path,
    async handler(request, reply) {
      const { status, headers, body } = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method,
          headers: headersOf(request),
          search: searchOf(request.url),
          body: request.body,
        },
        context: () => contextOf(request, reply),
      });
      if (body.kind === 'chunked') throw new TypeError('The graph answers in one piece.');
      reply.header('cache-control', 'no-store');
      for (const [name, value] of headers) reply.header(name, value);
      return reply.code(status ?? 200).send(body.string);
    },
  });
}

function headersOf({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && value !== '') map.set(name, typeof value === 'string' ? value : value.join(', '));
  }
  return map;
}

function searchOf(url: string): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start);
}
