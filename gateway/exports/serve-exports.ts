import type { FastifyInstance, FastifyReply } from 'fastify';
import { GraphQLError } from 'graphql';
import { z } from 'zod';
import type { TokenVerifier } from '../../platform/caller/tokens';
import type { GraphTransport } from '../../platform/graph-client';
import type { Clock } from '../../platform/time/clock';
import { askAs, GraphRefusal } from './ask';
import { HTML_POLICY } from './html';
import { CONSULTATION_EXPORTS, type ConsultationExport, openExport } from './open-export';
import { type Opening, type Told, TRACE_DOORS, toldOfQuery } from './trace-doors';

const REFERENCE = z.string({ error: 'is needed' }).min(1, 'is empty').max(200, 'is longer than any reference');

/** What may be asked for by its address. */
const QUERIES = {
  matrix: z.strictObject({ consultation: REFERENCE, format: z.enum(CONSULTATION_EXPORTS.matrix) }),
  conclusions: z.strictObject({ consultation: REFERENCE, format: z.enum(CONSULTATION_EXPORTS.conclusions) }),
} as const;

const STATUSES = new Map([
  ['BAD_USER_INPUT', 400],
  ['UNAUTHENTICATED', 401],
  ['FORBIDDEN', 403],
  ['NOT_FOUND', 404],
  ['SERVICE_UNAVAILABLE', 503],
]);

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

function readQuery(what: keyof typeof QUERIES, given: unknown): ConsultationExport | Told[] {
  const { success, data, error } = QUERIES[what].safeParse(given);
  if (!success) {
    const suggestion = `Ask like /exports/${what}?consultation=REFERENCE&format=${CONSULTATION_EXPORTS[what].join('|')}.`;
    return toldOfQuery(error, suggestion);
  }
  const { consultation: reference } = data;
  return what === 'matrix'
    ? { what, reference, format: QUERIES.matrix.shape.format.parse(data.format) }
    : { what, reference, format: QUERIES.conclusions.shape.format.parse(data.format) };
}

export interface ExportsAtDoor {
  graph: GraphTransport;
  tokens: TokenVerifier | undefined;
  clock: Clock;
}

/** Which exports a door has, by their path; each reads what is asked for, or tells what is wrong with that. */
const DOORS: Record<string, (given: unknown) => Opening | Told[]> = {
  matrix: (given) => opening(readQuery('matrix', given)),
  conclusions: (given) => opening(readQuery('conclusions', given)),
  ...TRACE_DOORS,
};

function opening(asked: ConsultationExport | Told[]): Opening | Told[] {
  return Array.isArray(asked) ? asked : (ask, now) => openExport(ask, asked, { now });
}

/** Exports by HTTP, for whoever asks: the caller's own token decides what is in them. */
export function serveExports(door: FastifyInstance, { graph, tokens, clock }: ExportsAtDoor): void {
  for (const [path, read] of Object.entries(DOORS)) {
    door.get(`/exports/${path}`, async (request, reply) => {
      const { authorization } = request.headers;
      reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', vary: 'Authorization' });
      const open = read(request.query);
      if (Array.isArray(open)) return refuse(reply, 400, open);
      try {
        await tokens?.callerOf(authorization);
        const opened = await open(askAs(graph, authorization), clock.now());
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
        if (told && told.code !== 'INTERNAL_SERVER_ERROR') {
          return refuse(reply, STATUSES.get(told.code) ?? 500, [told]);
        }
        request.log.error(error, 'an export could not be begun');
        return refuse(reply, 500, [
          {
            code: 'INTERNAL_SERVER_ERROR',
            message: 'Something went wrong on our side.',
            suggestion: 'Try again; tell the operator the time at which it happened.',
          },
        ]);
      }
    });
  }
}
