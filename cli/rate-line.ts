const MILLISECONDS_BETWEEN = 200;

/** A line on a terminal that tells how far a work is and how fast; nothing where nobody looks. */
export class RateLine {
  private readonly begun = performance.now();
  private told = 0;
  private shown = false;

  constructor(
    private readonly what: string,
    private readonly terminal: NodeJS.WriteStream = process.stderr,
  ) {}

  readonly tell = (done: number, all: number): void => {
    const now = performance.now();
    if (!this.terminal.isTTY || (done < all && now - this.told < MILLISECONDS_BETWEEN)) return;
    this.told = now;
    this.shown = true;
    const rate = Math.round((done * 1000) / Math.max(1, now - this.begun));
    this.terminal.write(`\r${done} of ${all} ${this.what}, ${rate} a second \u001B[K`);
  };

  end(): void {
    if (this.shown) this.terminal.write('\n');
  }
}
