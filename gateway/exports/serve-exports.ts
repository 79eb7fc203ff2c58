import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { CONSULTATION_EXPORTS, type ConsultationExport, openExport } from './open-export';
import { type ExportsAtDoor, sendExport, type Told } from './send-export';

const REFERENCE = z.string({ error: 'is needed' }).min(1, 'is empty').max(200, 'is longer than any reference');

/** What may be asked for by its address. */
const QUERIES = {
  matrix: z.strictObject({ consultation: REFERENCE, format: z.enum(CONSULTATION_EXPORTS.matrix) }),
  conclusions: z.strictObject({ consultation: REFERENCE, format: z.enum(CONSULTATION_EXPORTS.conclusions) }),
} as const;

function readQuery(what: keyof typeof QUERIES, given: unknown): ConsultationExport | Told[] {
  const { success, data, error } = QUERIES[what].safeParse(given);
  if (!success) {
    return error.issues.map(({ path, message }) => ({
      code: 'BAD_USER_INPUT',
      message: `${path.length > 0 ? `The parameter ${path.join('.')}` : 'The address'}: ${message}.`.slice(0, 500),
      suggestion: `Ask like /exports/${what}?consultation=REFERENCE&format=${CONSULTATION_EXPORTS[what].join('|')}.`,
    }));
  }
  const { consultation: reference } = data;
  return what === 'matrix'
    ? { what, reference, format: QUERIES.matrix.shape.format.parse(data.format) }
    : { what, reference, format: QUERIES.conclusions.shape.format.parse(data.format) };
}

/** Exports of consultations by HTTP, for whoever asks: the caller's own token decides what is in them. */
export function serveExports(door: FastifyInstance, at: ExportsAtDoor): void {
  for (const what of ['matrix', 'conclusions'] as const) {
    door.get(`/exports/${what}`, (request, reply) => {
      const asked = readQuery(what, request.query);
      return sendExport({ request, reply, at }, asked, (ask, wanted) =>
        openExport(ask, wanted, { now: at.clock.now() }),
      );
    });
  }
}
