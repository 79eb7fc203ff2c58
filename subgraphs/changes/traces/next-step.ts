import type { Hop } from './hops-of-many';

export function inOrder(ids: Iterable<string>): string[] {
  return [...ids].sort((a, b) => (a < b ? -1 : Number(a > b)));
}

/** What is reached in a step that was not before: the first by id, as many as there is room for, and one more. */
export class NextStep {
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
