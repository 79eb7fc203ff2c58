import { type Hops, type LinkList, MOST_AT_ONCE } from './hop-statements';

/** What the links of a step of a walk lead to, and which of it was not reached before. */
export class NextStep {
  private lists: LinkList[] = [];
  private held = 0;
  private found: Found | null = null;

  /** @param room things for which there is room beside those that were reached before */
  constructor(
    private readonly distances: ReadonlyMap<string, number>,
    private readonly room: number,
  ) {}

  take(list: LinkList): void {
    this.found = null;
    this.lists.push(list);
    this.held += list.links.length;
    if (this.held < 2 * MOST_AT_ONCE) return;
    this.held = 0;
    const { fresh } = this.find();
    if (fresh.length <= this.room) return;
    // What there is no room for is forgotten, so that no more is held than is needed.
    const last = fresh.at(-1) ?? '';
    this.lists = this.lists.map((each) => ({ ...each, ...this.within(each, last) }));
  }

  /** Gives back the things whose lists are to be read further before it is known what is reached. */
  unfinished(): string[] {
    const things = this.hubs();
    if (things.length === 0 || this.find().fresh.length > this.room) return [];
    this.found = null;
    this.lists = this.lists.filter(({ thingId }) => !things.includes(thingId));
    return things;
  }

  /** The things that have more links than were read. */
  hubs(): string[] {
    return [...new Set(this.lists.flatMap(({ thingId, end }) => (end === null ? [] : [thingId])))];
  }

  /** From which other on links may be missing: where the first of the lists that go on ends. */
  end(): string | null {
    let first: string | null = null;
    for (const { end } of this.lists) if (end !== null && (first === null || end < first)) first = end;
    return first;
  }

  /** What was not reached before, by id: the first for which there is room, and one more if there is more. */
  fresh(): readonly string[] {
    return this.find().fresh;
  }

  /**
   * The links that lead to what was reached before.
   * @param last of the things that are reached now
   * @param toFresh gets the links that lead to those
   */
  walked(last: string, toFresh: string[]): Hops {
    const { known } = this.find();
    const toKnown: Hops = { others: [], links: [] };
    for (const { others, links } of this.lists) {
      for (let index = 0; index < others.length; index += 1) {
        const other = others[index] ?? '';
        const isBefore = other <= last;
        if (isBefore ? known.size > 0 && known.has(other) : this.distances.has(other)) {
          toKnown.others.push(other);
          toKnown.links.push(links[index] ?? '');
        } else if (isBefore) toFresh.push(links[index] ?? '');
      }
    }
    return toKnown;
  }

  private find(): Found {
    this.found ??= this.lookThrough();
    return this.found;
  }

  private lookThrough(): Found {
    const end = this.end();
    // A few lists that are each in order already are sooner sorted than put into a set.
    const others = (<string[]>[]).concat(...this.lists.map((list) => list.others)).sort();
    const fresh: string[] = [];
    const known = new Set<string>();
    let previous = '';
    for (const other of others) {
      if (fresh.length > this.room || (end !== null && other >= end)) break;
      if (other === previous) continue;
      previous = other;
      if (this.distances.has(other)) known.add(other);
      else fresh.push(other);
    }
    return { fresh, known };
  }

  private within({ others, links }: LinkList, last: string): Hops {
    const kept = others.map((other) => other <= last || this.distances.has(other));
    return { others: others.filter((_, index) => kept[index]), links: links.filter((_, index) => kept[index]) };
  }
}

/** Things that links lead to, up to the first for which there is no room. */
interface Found {
  /** Not reached before, by id. */
  fresh: readonly string[];
  /** Reached before. */
  known: ReadonlySet<string>;
}
