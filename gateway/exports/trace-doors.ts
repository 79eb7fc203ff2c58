import { z } from 'zod';
import type { Ask } from './ask';
import type { OpenedExport } from './open-export';
import { openReqifExport, REQIF_FORMATS } from './open-reqif-export';
import { openTraceExport, TRACE_EXPORTS } from './open-trace-export';
import type { LinksOf } from './trace-items';

/** What was asked for, ready to be read by a caller. */
export type Opening = (ask: Ask, now: Date) => Promise<OpenedExport>;

export interface Told {
  message: string;
  code: string;
  suggestion: string;
}

/** What is wrong with a query, parameter by parameter. */
export function toldOfQuery({ issues }: z.ZodError, suggestion: string): Told[] {
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

/** Exports of links and of documents with links, by their paths. */
export const TRACE_DOORS: Record<string, (given: unknown) => Opening | Told[]> = {
  links(given) {
    const { data, error } = LINKS.safeParse(given);
    if (error) return toldOfQuery(error, 'Ask like /exports/links?document=IMP&format=csv|jsonl.');
    return (ask) => openTraceExport(ask, { what: 'links', of: linksOf(data), format: data.format });
  },
  traces(given) {
    const { data, error } = TRACES.safeParse(given);
    if (error)
      return toldOfQuery(error, 'Ask like /exports/traces?from=clause:IMP-2.1.3&depth=3&format=csv|jsonl|graphml|dot.');
    const { from: id, direction, depth, limit, format } = data;
    const of = { ...linksOf(data), ...(id === undefined ? {} : { from: { id, direction, depth, limit } }) };
    return (ask) => openTraceExport(ask, { what: 'traces', of, format });
  },
  reqif(given) {
    const { data, error } = REQIF.safeParse(given);
    if (error)
      return toldOfQuery(error, 'Ask like /exports/reqif?baseline=baseline:IMP-1.0&links=true&format=reqif|reqifz.');
    const { baseline: baselineIds, links, format } = data;
    return (ask) => openReqifExport(ask, { baselineIds, links: links === 'true', format });
  },
};
