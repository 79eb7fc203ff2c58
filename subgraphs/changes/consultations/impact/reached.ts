import { badArgument } from '../../../../platform/errors';
import { typeNameOf } from '../../../../platform/ids';
import { batched } from '../../../../platform/loading';
import { type Connection, connectionType } from '../../../../platform/paging/connection';
import { listOfIds } from '../../../../platform/paging/list-of-ids';
import type { PageArgs } from '../../../../platform/paging/page-args';
import type { RequestContext } from '../../../../platform/request-context';
import { type Reach, reachFrom } from '../../traces/reach';
import { TRACEABLE_KINDS, Traceable, thingById } from '../../traces/traceable';
import { type Impact, type ImpactCount, MAX_THINGS } from './impact';
import { touchedBy } from './touched';

export const TraceableConnection = connectionType('Traceable', () => Traceable, 'things that links lead to');

/** By the depth and the root, apart by a space: those of one depth go on together. */
const reaches = batched<Reach>(async (keys, context) => {
  const wanted = keys.map((key) => {
    const [depth = '', rootId = ''] = key.split(' ');
    return { key, depth: Number(depth), rootId };
  });
  const found = new Map<string, Reach>();
  for (const depth of new Set(wanted.map((each) => each.depth))) {
    const together = wanted.filter((each) => each.depth === depth);
    const touched = await Promise.all(together.map(({ rootId }) => touchedBy(context).load(rootId)));
    const starts = touched.map(({ changes, clauses }) => [...changes, ...clauses]);
    const reached = await reachFrom(context, starts, { depth, limit: MAX_THINGS });
    for (const [index, reach] of reached.entries()) {
      const own = new Set(touched[index]?.changes);
      const things = reach.things.filter((id) => !own.has(id));
      const truncated = reach.truncated || things.length > MAX_THINGS;
      found.set(together[index]?.key ?? '', { ...reach, things: things.slice(0, MAX_THINGS), truncated });
    }
  }
  return keys.map((key) => found.get(key) ?? { links: 0, things: [], truncated: false });
});

/** What links lead to, the changes themselves apart. */
export function reachOf({ rootId, depth }: Impact, context: RequestContext): Promise<Reach> {
  return reaches(context).load(`${depth} ${rootId}`);
}

export function countsByKind(things: readonly string[]): ImpactCount[] {
  const counts = new Map<string, number>();
  for (const id of things) counts.set(typeNameOf(id), (counts.get(typeNameOf(id)) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

/**
 * What links lead to, page by page, by id.
 * @throws BAD_USER_INPUT for a kind that no link leads to
 */
export function thingsOf(
  impact: Impact,
  kinds: readonly string[] | null | undefined,
  page: PageArgs,
  context: RequestContext,
): Connection<object> {
  const stray = kinds?.find((kind) => !TRACEABLE_KINDS.includes(kind));
  if (stray !== undefined) {
    const message = `${JSON.stringify(stray.slice(0, 60))} is no kind of thing that links lead to.`;
    throw badArgument('kinds', message, `Give some of: ${TRACEABLE_KINDS.join(', ')}.`);
  }
  return listOfIds(`${impact.id} ${kinds?.join() ?? ''}`, page, {
    ids: async () => (await reachOf(impact, context)).things.filter((id) => !kinds || kinds.includes(typeNameOf(id))),
    thing: (id) => thingById(id, context),
  });
}
