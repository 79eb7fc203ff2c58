import { z } from 'zod';
import type { Ask } from './ask';
import { renderCsv } from './csv';
import { renderDot } from './dot';
import { type Edition, editionFor, VIEWER_FIELDS, viewerShape } from './edition';
import { asStream, CONTENT_TYPES } from './export-format';
import { renderGraphml } from './graphml';
import type { OpenedExport } from './open-export';
import { type LinksOf, linkedThings, readTrace, type TracedLink, type TraceItem, tracedLinks } from './trace-items';

/** What can be exported of links, and in which formats. */
export const TRACE_EXPORTS = { links: ['csv', 'jsonl'], traces: ['csv', 'jsonl', 'graphml', 'dot'] } as const;

export type TraceExport =
  | { what: 'links'; of: LinksOf; format: (typeof TRACE_EXPORTS)['links'][number] }
  | { what: 'traces'; of: LinksOf; format: (typeof TRACE_EXPORTS)['traces'][number] };

const LINK_COLUMNS = ['id', 'type', 'from', 'to', 'rationale', 'owner', 'status', 'createdAt', 'createdBy'];
const NAME_COLUMNS = ['fromType', 'fromLabel', 'toType', 'toLabel'];

const asColumns = (titles: readonly string[]) => titles.map((title) => ({ title, width: 20 }));

function rowOf({ id, type, fromId, toId, rationale, owner, status, createdAt, createdBy }: TracedLink): string[] {
  return [id, type, fromId, toId, rationale ?? '', owner, status, createdAt, createdBy];
}

async function* linkRows(links: AsyncIterable<TracedLink>): AsyncGenerator<string[]> {
  for await (const link of links) yield rowOf(link);
}

/** A row a link, with what its ends are called. */
async function* namedRows(items: AsyncIterable<TraceItem>): AsyncGenerator<string[]> {
  const names = new Map<string, string[]>();
  for await (const item of items) {
    if (item.kind === 'node') names.set(item.id, [item.type, item.label]);
    else yield [...rowOf(item), ...(names.get(item.fromId) ?? ['', '']), ...(names.get(item.toId) ?? ['', ''])];
  }
}

async function* jsonLines(items: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const item of items) yield `${JSON.stringify(item)}\n`;
}

async function* each<T>(things: readonly T[]): AsyncGenerator<T> {
  yield* things;
}

function nameOf({ what, of, format }: TraceExport, { key }: Edition): string {
  const about = of.from?.id ?? of.baselineId ?? of.documentCode ?? of.consultation ?? 'all';
  return `${what}-${about.replace(/[^A-Za-z0-9._-]/g, '-')}-${key}.${format}`;
}

const viewerOnly = z.object({ viewer: viewerShape });

/**
 * Begins an export of links as one reader of the graph sees them. They are read while they are written, a page at a time.
 * @throws GraphRefusal before anything is written, when the reader may not read them or there is no such thing
 */
export async function openTraceExport(ask: Ask, asked: TraceExport): Promise<OpenedExport> {
  const { of, format } = asked;
  const trace = of.from ? await readTrace(ask, of.from, of.types) : null;
  const viewer = trace?.viewer ?? viewerOnly.parse(await ask(`{ ${VIEWER_FIELDS} }`, {})).viewer;
  const edition = editionFor(viewer);
  const cut = trace?.truncated ? '. It was cut: there is more within those steps' : '';
  const about = {
    fileName: nameOf(asked, edition),
    contentType: CONTENT_TYPES[format],
    edition: { ...edition, label: `${edition.label}${cut}` },
  };
  if (asked.what === 'links') {
    const links = () => tracedLinks(ask, of);
    if (asked.format === 'jsonl') return { ...about, content: asStream(jsonLines(links())) };
    return { ...about, content: renderCsv(asColumns(LINK_COLUMNS), linkRows(links())) };
  }
  const items = trace ? each(trace.items) : linkedThings(ask, of);
  switch (asked.format) {
    case 'csv':
      return { ...about, content: renderCsv(asColumns([...LINK_COLUMNS, ...NAME_COLUMNS]), namedRows(items)) };
    case 'jsonl':
      return { ...about, content: asStream(jsonLines(items)) };
    case 'graphml':
      return { ...about, content: asStream(renderGraphml(items)) };
    case 'dot':
      return { ...about, content: asStream(renderDot(items)) };
  }
}
