import { type Hop, readHops, readHopsBetween, type Walking, type WalkRequest } from './hops';
import { inOrder, NextStep } from './next-step';

export type { WalkRequest } from './hops';

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
 * What is within some steps of a thing, nearest first, ties by id; and the links that lead there. Links that are retired
 * are not followed, and links that do not exist for the caller hide what is behind them.
 *
 * A statement a step: of a thing with very many others only the first can matter, one more of them than there may be
 * things in all, and no engine can be told so within a recursion.
 */
export async function walk(context: Walking, request: WalkRequest): Promise<Walk> {
  const { from, depth, limit, types } = request;
  const distances = new Map([[from, 0]]);
  const links = new Map<string, Hop>();
  let truncated = false;
  let frontier = types?.length === 0 ? [] : [from];
  for (let distance = 1; distance <= depth && frontier.length > 0 && !truncated; distance += 1) {
    const step = new NextStep(distances, limit - distances.size);
    const hubs = await readHops(context, request, { things: frontier, mostOthers: limit }, (hops) => step.take(hops));
    // What a hub has in common with things reached before may come after its first others.
    const before = distances.size > 1 ? [...distances.keys()] : [];
    step.take(await readHopsBetween(context, request, hubs, before));
    const fresh = step.things();
    truncated = fresh.length > limit - distances.size;
    frontier = fresh.slice(0, limit - distances.size);
    for (const id of frontier) distances.set(id, distance);
    for (const hop of step.walked()) if (distances.has(hop.otherId)) links.set(hop.linkId, hop);
  }
  const linkIds = inOrder(links.keys());
  return {
    reached: [...distances].map(([id, distance]) => ({ id, distance })),
    linkIds: linkIds.slice(0, MAX_LINKS),
    truncated: truncated || linkIds.length > MAX_LINKS,
  };
}
