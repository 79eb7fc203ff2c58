import { TraceDirection } from '../register/register.vocabulary';
import { HopReader, type Walking } from './hops';
import { NextStep } from './next-step';
import { readSteps } from './read-steps';

/** What some things lead to along links, either way. */
export interface Reach {
  /** How many links were followed between things that are reached. */
  links: number;
  /**
   * Things at the other ends, by id; one of those started from only when a link leads to it from another of them.
   */
  things: string[];
  truncated: boolean;
}

interface Bounds {
  depth: number;
  /** Most things that are reached from one start, those started from apart. */
  limit: number;
}

/** How far one of several walks has come. */
class Spread {
  private readonly distances: Map<string, number>;
  private readonly links = new Set<string>();
  private readonly met = new Set<string>();
  private readonly most: number;
  private truncated = false;
  frontier: readonly string[];

  constructor(start: readonly string[], limit: number) {
    this.distances = new Map(start.map((id) => [id, 0]));
    this.most = limit + this.distances.size;
    this.frontier = [...this.distances.keys()];
  }

  get ended(): boolean {
    return this.truncated || this.frontier.length === 0;
  }

  next(): NextStep {
    return new NextStep(this.distances, this.most - this.distances.size);
  }

  take(step: NextStep, distance: number): void {
    const fresh = step.fresh();
    const room = this.most - this.distances.size;
    this.truncated = fresh.length > room;
    this.frontier = fresh.slice(0, room);
    const toFresh: string[] = [];
    const toKnown = step.walked(this.frontier.at(-1) ?? '', toFresh);
    for (const id of this.frontier) this.distances.set(id, distance);
    for (const linkId of toFresh) this.links.add(linkId);
    for (const linkId of toKnown.links) this.links.add(linkId);
    // A later step leads back to where it came from: that says nothing.
    if (distance === 1) for (const id of toKnown.others) this.met.add(id);
    for (const id of this.frontier) this.met.add(id);
  }

  reach(): Reach {
    return { links: this.links.size, things: [...this.met].sort(), truncated: this.truncated };
  }
}

/**
 * What is within some steps of each of several starts. All of them go on together, so that their number takes no more
 * statements. Links that do not exist for the caller hide what is behind them.
 */
export async function reachFrom(
  context: Walking,
  starts: readonly (readonly string[])[],
  { depth, limit }: Bounds,
): Promise<Reach[]> {
  const reader = new HopReader(context, { direction: TraceDirection.BOTH, types: null });
  const spreads = starts.map((start) => new Spread(start, limit));
  for (let distance = 1; distance <= depth; distance += 1) {
    const going = spreads
      .filter(({ ended }) => !ended)
      .map((spread) => ({ spread, frontier: spread.frontier, step: spread.next() }));
    if (going.length === 0) break;
    await readSteps(reader, going, limit + Math.max(...starts.map(({ length }) => length)));
    for (const { spread, step } of going) spread.take(step, distance);
  }
  return spreads.map((spread) => spread.reach());
}
