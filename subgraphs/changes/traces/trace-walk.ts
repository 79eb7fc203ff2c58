import { type Hop, readHops, readHopsBetween, type Walking, type WalkRequest } from './hops';

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

function inOrder(ids: Iterable<string>): string[] {
  return [...ids].sort((a, b) => (a < b ? -1 : Number(a > b)));
}

/** What is reached in a step that was not before: the first by id, as many as there is room for, and one more. */
class NextStep {
  private fresh = new Set<string>();
  private furthest: string | null = null;
  private hops: Hop[] = [];

  constructor(
    private readonly distances: ReadonlyMap<string, number>,
    private readonly room: number,
  ) {}

  take(hops: readonly Hop[]): void {
    for (const hop of hops) {
      const { otherId } = hop;
      if (!this.distances.has(otherId)) {
        if (this.furthest !== null && otherId > this.furthest) continue;
        this.fresh.add(otherId);
      }
      this.hops.push(hop);
    }
    if (this.fresh.size <= this.room + 1) return;
    const kept = inOrder(this.fresh).slice(0, this.room + 1);
    this.fresh = new Set(kept);
    this.furthest = kept.at(-1) ?? null;
    this.hops = this.hops.filter(({ otherId }) => this.distances.has(otherId) || this.fresh.has(otherId));
  }

  things(): string[] {
    return inOrder(this.fresh);
  }

  walked(): readonly Hop[] {
    return this.hops;
  }
}

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
