import type { Hops } from './hop-statements';
import { type Followed, HopReader, type Walking } from './hops';

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

/** Texts in their order, each once. They mostly come in order, which is then sooner had than by a set. */
function inOrder(texts: string[]): string[] {
  return texts.sort().filter((text, index) => text !== texts[index - 1]);
}

/** Links that are held before those that there is no room for are forgotten. */
const MOST_HELD = 20_000;

/** What the links of a step lead to, and which of it was not reached before. */
class NextStep {
  private pages: Hops[] = [];
  private held = 0;

  constructor(
    private readonly distances: ReadonlyMap<string, number>,
    private readonly room: number,
  ) {}

  take(page: Hops): void {
    this.pages.push(page);
    this.held += page.links.length;
    if (this.held <= MOST_HELD) return;
    const fresh = this.fresh();
    this.pages = [
      { others: this.pages.flatMap(({ others }) => others.filter(this.within(fresh))), links: this.links(fresh) },
    ];
    this.held = 0;
  }

  /** What was not reached before, by id: the first for which there is room, and one more if there is more. */
  fresh(): string[] {
    const others = inOrder(this.pages.flatMap((page) => page.others));
    return others.filter((other) => !this.distances.has(other)).slice(0, this.room + 1);
  }

  /** The links that lead to what was reached before, or is among the first of what was not; perhaps one twice. */
  links(fresh: readonly string[]): string[] {
    const isWithin = this.within(fresh);
    return this.pages.flatMap(({ others, links }) => links.filter((_, index) => isWithin(others[index] ?? '')));
  }

  private within(fresh: readonly string[]): (other: string) => boolean {
    const last = fresh.at(-1) ?? '';
    return (other) => other <= last || this.distances.has(other);
  }
}

/** Reads a step: of hubs, only so many links that there is certainly no room for what the others lead to. */
async function nextStep(
  reader: HopReader,
  frontier: readonly string[],
  distances: ReadonlyMap<string, number>,
  limit: number,
): Promise<{ step: NextStep; fresh: string[] }> {
  const room = limit - distances.size;
  for (let most = limit; ; most *= 2) {
    const step = new NextStep(distances, room);
    const hubs = await reader.findHubs(frontier, most);
    const others = hubs === null ? frontier : frontier.filter((id) => !hubs.things.includes(id));
    for await (const hops of reader.fromThings(others)) step.take(hops);
    if (hubs !== null) for await (const hops of reader.fromHubs(hubs, [...distances.keys()])) step.take(hops);
    const fresh = step.fresh();
    // Many links may lead to few things: then more of them are read.
    if (hubs === null || fresh.length > room) return { step, fresh };
  }
}

/**
 * What is within some steps of a thing, nearest first, ties by id; and the links that lead there. Links that are retired
 * are not followed, and links that do not exist for the caller hide what is behind them.
 *
 * A few statements a step, however many things are in it: of a thing with very many others only the first can matter,
 * one more of them than there may be things in all, and no engine can be told so within a recursion.
 */
export async function walk(context: Walking, request: WalkRequest): Promise<Walk> {
  const { from, depth, limit, types } = request;
  const reader = new HopReader(context, request);
  const distances = new Map([[from, 0]]);
  const walked: string[][] = [];
  let truncated = false;
  let frontier = types?.length === 0 ? [] : [from];
  for (let distance = 1; distance <= depth && frontier.length > 0 && !truncated; distance += 1) {
    const room = limit - distances.size;
    const { step, fresh } = await nextStep(reader, frontier, distances, limit);
    truncated = fresh.length > room;
    frontier = fresh.slice(0, room);
    walked.push(step.links(frontier));
    for (const id of frontier) distances.set(id, distance);
  }
  const linkIds = inOrder(walked.flat());
  return {
    reached: [...distances].map(([id, distance]) => ({ id, distance })),
    linkIds: linkIds.slice(0, MAX_LINKS),
    truncated: truncated || linkIds.length > MAX_LINKS,
  };
}
