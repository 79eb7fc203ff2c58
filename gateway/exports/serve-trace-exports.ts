import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { openReqifExport, REQIF_FORMATS, type ReqifExport } from './open-reqif-export';
import { openTraceExport, TRACE_EXPORTS, type TraceExport } from './open-trace-export';
import { type ExportsAtDoor, sendExport, type Told } from './send-export';
import type { LinksOf } from './trace-items';

/** What is wrong with a query, parameter by parameter. */
function toldOfQuery({ issues }: z.ZodError, suggestion: string): Told[] {
  return issues.map(({ path, message }) => ({
    code: 'BAD_USER_INPUT',
    message: `${path.length > 0 ? `The parameter ${path.join('.')}` : 'The address'}: ${message}.`.slice(0, 500),
    suggestion,
  }));
}

const NAME = z.string({ error: 'is needed' }).min(1, 'is empty').max(200, 'is too long');
const LIST = NAME.max(4_000, 'is too long').transform((text) => text.split(','));
const WHOLE = z
  .string()
  .regex(/^\d{1,6}$/, 'is no whole number')
  .transform(Number);

const OF = {
  document: NAME.optional(),
  baseline: NAME.optional(),
  consultation: NAME.optional(),
  types: LIST.optional(),
};
const LINKS = z.strictObject({ ...OF, format: z.enum(TRACE_EXPORTS.links) });
const TRACES = z.strictObject({
  ...OF,
  from: NAME.optional(),
  direction: z.enum(['OUT', 'IN', 'BOTH']).default('BOTH'),
  depth: WHOLE.default(3),
  limit: WHOLE.default(500),
  format: z.enum(TRACE_EXPORTS.traces),
});
const REQIF = z.strictObject({
  baseline: LIST,
  links: z.enum(['true', 'false']).default('false'),
  format: z.enum(REQIF_FORMATS).default('reqif'),
});

function linksOf({ document, baseline, consultation, types }: z.infer<typeof LINKS> | z.infer<typeof TRACES>): LinksOf {
  return {
    ...(document === undefined ? {} : { documentCode: document }),
    ...(baseline === undefined ? {} : { baselineId: baseline }),
    ...(consultation === undefined ? {} : { consultation }),
    ...(types === undefined ? {} : { types }),
  };
}

function readLinks(given: unknown): TraceExport | Told[] {
  const { data, error } = LINKS.safeParse(given);
  if (error) return toldOfQuery(error, 'Ask like /exports/links?document=IMP&format=csv|jsonl.');
  return { what: 'links', of: linksOf(data), format: data.format };
}

function readTraces(given: unknown): TraceExport | Told[] {
  const { data, error } = TRACES.safeParse(given);
  if (error) {
    return toldOfQuery(error, 'Ask like /exports/traces?from=clause:IMP-2.1.3&depth=3&format=csv|jsonl|graphml|dot.');
  }
  const { from: id, direction, depth, limit, format } = data;
  const of = { ...linksOf(data), ...(id === undefined ? {} : { from: { id, direction, depth, limit } }) };
  return { what: 'traces', of, format };
}

function readReqif(given: unknown): ReqifExport | Told[] {
  const { data, error } = REQIF.safeParse(given);
  if (error) {
    return toldOfQuery(error, 'Ask like /exports/reqif?baseline=baseline:IMP-1.0&links=true&format=reqif|reqifz.');
  }
  const { baseline: baselineIds, links, format } = data;
  return { baselineIds, links: links === 'true', format };
}

/** Links, and documents with their links, by HTTP, for whoever asks: the caller's own token decides what is in them. */
export function serveTraceExports(door: FastifyInstance, at: ExportsAtDoor): void {
  for (const [what, read] of [['links', readLinks] as const, ['traces', readTraces] as const]) {
    door.get(`/exports/${what}`, (request, reply) =>
      sendExport({ request, reply, at }, read(request.query), openTraceExport),
    );
  }
  door.get('/exports/reqif', (request, reply) =>
    sendExport({ request, reply, at }, readReqif(request.query), openReqifExport),
  );
}
