import type { Hops } from './hop-statements';
import { type Followed, HopReader, type Walking } from './hops';
import { NextStep } from './next-step';
import { readSteps } from './read-steps';

export interface WalkRequest extends Followed {
  from: string;
  depth: number;
  limit: number;
}

export interface Reached {
  id: string;
  distance: number;
}

export interface Walk {
  reached: Reached[];
  /** The links that were walked along between things that are reached, by id. */
  linkIds: string[];
  truncated: boolean;
}

/** Most links that a trace gives, however densely its things are linked. */
export const MAX_LINKS = 10_000;

/**
 * The links between the things that a step is taken from. Those to what is nearer were walked before: of what is nearer,
 * all links were read, or there would be no further step.
 */
async function linksAcross(reader: HopReader, step: NextStep, { others, links }: Hops, frontier: readonly string[]) {
  const here = new Set(frontier);
  const across = new Set(links.filter((_, index) => here.has(others[index] ?? '')));
  const end = step.end();
  if (end === null) return across;
  const hubs = step.hubs();
  const beyond = hubs.filter((id) => id >= end);
  for await (const hops of reader.linksBetween(hubs, beyond)) for (const id of hops.links) across.add(id);
  return across;
}

/**
 * What is within some steps of a thing, nearest first, ties by id; and the links that lead there. Links that are retired
 * are not followed, and links that do not exist for the caller hide what is behind them.
 *
 * A statement or two a step, however many things are in it: of a thing with very many others only the first can matter,
 * one more of them than there may be things in all, and no engine can be told so within a recursion.
 */
export async function walk(context: Walking, request: WalkRequest): Promise<Walk> {
  const { from, depth, limit, types } = request;
  const reader = new HopReader(context, request);
  const distances = new Map([[from, 0]]);
  const reached: Reached[] = [{ id: from, distance: 0 }];
  const linkIds: string[] = [];
  let truncated = false;
  let frontier: readonly string[] = types?.length === 0 ? [] : [from];
  for (let distance = 1; distance <= depth && frontier.length > 0 && !truncated; distance += 1) {
    const room = limit - reached.length;
    const step = new NextStep(distances, room);
    await readSteps(reader, [{ frontier, step }], limit);
    const fresh = step.fresh();
    const next = fresh.slice(0, room);
    const toKnown = step.walked(next.at(-1) ?? '', linkIds);
    for (const id of await linksAcross(reader, step, toKnown, frontier)) linkIds.push(id);
    for (const id of next) reached.push({ id, distance });
    truncated = fresh.length > room;
    if (!truncated && distance < depth) for (const id of next) distances.set(id, distance);
    frontier = next;
  }
  return {
    reached,
    linkIds: linkIds.sort().slice(0, MAX_LINKS),
    truncated: truncated || linkIds.length > MAX_LINKS,
  };
}
