interface Waiter<Result> {
  resolve(result: Result): void;
  reject(reason: unknown): void;
}

interface UnderWay<Result> {
  waiting: Set<Waiter<Result>>;
  abandon: AbortController;
}

/**
 * Does once what several ask for at the same time. Each may leave; the work is given up when the last one has.
 *
 * What was asked for before a write ended is not given to those who ask after it: everybody reads what they wrote.
 */
export class Coalesced<Result> {
  private readonly underWay = new Map<string, UnderWay<Result>>();
  private writes = 0;

  /** @param copy makes what each of several gets, where they would change it */
  constructor(private readonly copy: (result: Result) => Result = (result) => result) {}

  /** Told at the end of each write. */
  written(): void {
    this.writes += 1;
  }

  /**
   * @param key says everything that the result depends on, who asks included
   * @param signal tells that the one who asks has left, or its time is up
   * @throws the signal's reason when it does
   */
  async do(
    key: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    signal?.throwIfAborted();
    const shared = `${this.writes} ${key}`;
    const there = this.underWay.get(shared) ?? this.begin(shared, work);
    return new Promise<Result>((resolve, reject) => {
      const waiter = { resolve, reject };
      there.waiting.add(waiter);
      if (!signal) return;
      const leave = () => {
        there.waiting.delete(waiter);
        if (there.waiting.size === 0) {
          this.end(shared, there);
          there.abandon.abort(signal.reason);
        }
        reject(signal.reason);
      };
      const stay = () => signal.removeEventListener('abort', leave);
      signal.addEventListener('abort', leave, { once: true });
      waiter.resolve = (result) => {
        stay();
        resolve(result);
      };
      waiter.reject = (reason) => {
        stay();
        reject(reason);
      };
    });
  }

  private begin(key: string, work: (signal: AbortSignal) => Promise<Result>): UnderWay<Result> {
    const begun: UnderWay<Result> = { waiting: new Set(), abandon: new AbortController() };
    this.underWay.set(key, begun);
    work(begun.abandon.signal).then(
      (result) => {
        this.end(key, begun);
        // Copied before anybody goes on: whoever gets the result itself may change it.
        const waiting = [...begun.waiting];
        const results = waiting.map((_waiter, index) => (index === 0 ? result : this.copy(result)));
        for (const [index, { resolve }] of waiting.entries()) resolve(results[index] ?? result);
      },
      (reason: unknown) => {
        this.end(key, begun);
        for (const { reject } of begun.waiting) reject(reason);
      },
    );
    return begun;
  }

  private end(key: string, ended: UnderWay<Result>): void {
    if (this.underWay.get(key) === ended) this.underWay.delete(key);
  }
}
