import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { TokenVerifier } from '../../platform/caller/tokens';
import type { GraphTransport } from '../../platform/graph-client';
import type { Clock } from '../../platform/time/clock';
import { type Ask, askAs, GraphRefusal } from './ask';
import { HTML_POLICY } from './html';

const STATUSES = new Map([
  ['BAD_USER_INPUT', 400],
  ['UNAUTHENTICATED', 401],
  ['FORBIDDEN', 403],
  ['NOT_FOUND', 404],
  ['SERVICE_UNAVAILABLE', 503],
  ['SUBGRAPH_UNAVAILABLE', 503],
  ['SUBGRAPH_OVERLOADED', 503],
  ['DEADLINE_EXCEEDED', 504],
]);

export interface Told {
  message: string;
  code: string;
  suggestion: string;
}

/** Errors have the form that they have in the graph's answers. */
function refuse(reply: FastifyReply, status: number, told: readonly Told[]) {
  const errors = told.map(({ message, code, suggestion }) => ({ message, extensions: { code, suggestion } }));
  return reply.code(status).type('application/json; charset=utf-8').send({ errors });
}

/** What an error is for the caller; undefined when nobody foresaw it. */
function toldOf(error: unknown): Told | undefined {
  if (error instanceof GraphRefusal) return error;
  if (!(error instanceof GraphQLError)) return undefined;
  const { code, suggestion } = error.extensions;
  return { message: error.message, code: String(code), suggestion: String(suggestion ?? '') };
}

export interface ExportsAtDoor {
  graph: GraphTransport;
  tokens: TokenVerifier | undefined;
  clock: Clock;
}

/** A request for an export. */
interface Asked {
  request: FastifyRequest;
  reply: FastifyReply;
  at: ExportsAtDoor;
}

/** What is sent, as it is read. */
interface Opened {
  fileName: string;
  contentType: string;
  content: Readable;
}

/** Opens what is asked for with the caller's own token, and sends it; or says what is wrong with what is asked. */
export async function sendExport<What extends object>(
  { request, reply, at: { graph, tokens } }: Asked,
  asked: What | Told[],
  open: (ask: Ask, asked: What) => Promise<Opened>,
) {
  const { authorization } = request.headers;
  reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', vary: 'Authorization' });
  if (Array.isArray(asked)) return refuse(reply, 400, asked);
  try {
    await tokens?.callerOf(authorization);
    const opened = await open(askAs(graph, authorization), asked);
    opened.content.on('error', (error) => request.log.warn(error, 'an export ended before it was whole'));
    return reply
      .headers({
        'content-disposition': `attachment; filename="${opened.fileName}"`,
        'content-security-policy': `${HTML_POLICY}; sandbox`,
      })
      .type(opened.contentType)
      .send(opened.content);
  } catch (error) {
    const told = toldOf(error);
    if (told && told.code !== 'INTERNAL_SERVER_ERROR') return refuse(reply, STATUSES.get(told.code) ?? 500, [told]);
    request.log.error(error, 'an export could not be begun');
    return refuse(reply, 500, [
      {
        code: 'INTERNAL_SERVER_ERROR',
        message: 'Something went wrong on our side.',
        suggestion: 'Try again; tell the operator the time at which it happened.',
      },
    ]);
  }
}
