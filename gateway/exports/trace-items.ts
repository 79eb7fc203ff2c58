import { z } from 'zod';
import type { Ask } from './ask';
import { VIEWER_FIELDS, viewerShape } from './edition';
import { PAGE_SIZE, pageOf, walk } from './pages';
import { THING_FIELDS, type TracedThing, thingShape, tracedThing } from './traced-things';

/** A link as exports tell it. */
const linkShape = z.object({
  ...{ id: z.string(), type: z.string(), fromId: z.string(), toId: z.string(), status: z.string() },
  ...{ rationale: z.string().nullable(), owner: z.string(), createdAt: z.string(), createdBy: z.string() },
});

export type TracedLink = z.infer<typeof linkShape>;

/** What a trace is made of: things, each before the first link that ends at it, and links. */
export type TraceItem = ({ kind: 'node'; distance: number | null } & TracedThing) | ({ kind: 'edge' } & TracedLink);

/** Which links are exported: those of some things of the register, all of them, or those that a trace follows. */
export interface LinksOf {
  documentCode?: string;
  baselineId?: string;
  consultation?: string;
  types?: readonly string[];
  /** Which way, and how far, from a thing. */
  from?: { id: string; direction: string; depth: number; limit: number };
}

const LINK_FIELDS = 'id type fromId toId status rationale owner createdAt createdBy';
const LINKS = `query ExportedLinks($filter: TraceLinksFilter, $first: Int!, $after: String) {
  traceLinks(filter: $filter, first: $first, after: $after) {
    nodes { ${LINK_FIELDS} } pageInfo { hasNextPage endCursor } } }`;
const LINKS_WITH_THINGS = `query ExportedTraces($filter: TraceLinksFilter, $first: Int!, $after: String) {
  traceLinks(filter: $filter, first: $first, after: $after) {
    nodes { ${LINK_FIELDS} from { ${THING_FIELDS} } to { ${THING_FIELDS} } } pageInfo { hasNextPage endCursor } } }`;
const TRACE = `query ExportedTrace($from: ID!, $direction: TraceDirection!, $types: [TraceLinkType!], $depth: Int!, $limit: Int!) {
  ${VIEWER_FIELDS}
  trace(from: $from, direction: $direction, types: $types, depth: $depth, limit: $limit) {
    truncated nodes { id distance thing { ${THING_FIELDS} } } edges { ${LINK_FIELDS} } } }`;

const linksShape = z.object({ traceLinks: pageOf(linkShape) });
const withThingsShape = z.object({ traceLinks: pageOf(linkShape.extend({ from: thingShape, to: thingShape })) });
const traceShape = z.object({
  viewer: viewerShape,
  trace: z.object({
    truncated: z.boolean(),
    nodes: z.array(z.object({ id: z.string(), distance: z.number(), thing: thingShape })),
    edges: z.array(linkShape),
  }),
});

function filterOf({ documentCode, baselineId, consultation, types }: LinksOf) {
  return { documentCode, baselineId, consultation, types };
}

/** Links without what they join, page by page. */
export function tracedLinks(ask: Ask, of: LinksOf): AsyncGenerator<TracedLink> {
  const filter = filterOf(of);
  return walk(async (after) => linksShape.parse(await ask(LINKS, { filter, first: PAGE_SIZE, after })).traceLinks);
}

/** Links with what they join; a thing is told once. */
export async function* linkedThings(ask: Ask, of: LinksOf): AsyncGenerator<TraceItem> {
  const filter = filterOf(of);
  const told = new Set<string>();
  const links = walk(async (after) => {
    const page = await ask(LINKS_WITH_THINGS, { filter, first: PAGE_SIZE, after });
    return withThingsShape.parse(page).traceLinks;
  });
  for await (const { from, to, ...link } of links) {
    for (const [id, thing] of [[link.fromId, from] as const, [link.toId, to] as const]) {
      if (told.has(id)) continue;
      told.add(id);
      yield { kind: 'node', distance: null, ...tracedThing(id, thing) };
    }
    yield { kind: 'edge', ...link };
  }
}

/** What a trace reaches from a thing, and along which links. */
export async function readTrace(
  ask: Ask,
  { id: from, ...how }: NonNullable<LinksOf['from']>,
  types?: readonly string[],
) {
  const { viewer, trace } = traceShape.parse(await ask(TRACE, { from, ...how, types }));
  const nodes = trace.nodes.map(
    ({ id, distance, thing }): TraceItem => ({ kind: 'node', distance, ...tracedThing(id, thing) }),
  );
  const edges = trace.edges.map((edge): TraceItem => ({ kind: 'edge', ...edge }));
  return { viewer, truncated: trace.truncated, items: [...nodes, ...edges] };
}
