/** Keeps the newest few of what is made by a key. */
export class Newest<Made> {
  private readonly made = new Map<string, Made>();

  constructor(private readonly count: number) {}

  get(key: string, make: () => Made): Made {
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const made = make();
    const [oldest] = this.made.keys();
    if (this.made.size >= this.count && oldest !== undefined) this.made.delete(oldest);
    this.made.set(key, made);
    return made;
  }
}
