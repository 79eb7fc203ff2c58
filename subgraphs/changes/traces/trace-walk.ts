import { TraceDirection } from '../register/register.vocabulary';
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
 * The links from the things of a step to what was reached before. Those that are walked both ways are known from what is
 * nearer, all links of which were read, or there would be no further step; and from either of two things of the step, if
 * not all of both were.
 */
async function linksBack(
  reader: HopReader,
  step: NextStep,
  { others, links }: Hops,
  { isBothWays, here, known }: Back,
) {
  const open = isBothWays ? new Set(here) : known;
  const back = new Set(links.filter((_, index) => open.has(others[index] ?? '')));
  const end = step.end();
  if (end === null) return back;
  const hubs = step.hubs();
  const beyond = (isBothWays ? hubs : [...known.keys()]).filter((id) => id >= end);
  for await (const hops of reader.linksBetween(hubs, beyond)) for (const id of hops.links) back.add(id);
  return back;
}

interface Back {
  isBothWays: boolean;
  /** The things that the step is taken from. */
  here: readonly string[];
  /** Those, and what is nearer. */
  known: ReadonlyMap<string, number>;
}

/**
 * What is within some steps of a thing, nearest first, ties by id; and the links that lead there. Links that are retired
 * are not followed, and links that do not exist for the caller hide what is behind them.
 *
 * A statement or two a step, however many things are in it: of a thing with very many others only the first can matter,
 * one more of them than there may be things in all, and no engine can be told so within a recursion.
 */
export async function walk(context: Walking, request: WalkRequest): Promise<Walk> {
  const { from, depth, limit, direction, types } = request;
  const isBothWays = direction === TraceDirection.BOTH;
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
    const back = await linksBack(reader, step, toKnown, { isBothWays, here: frontier, known: distances });
    for (const id of back) linkIds.push(id);
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
