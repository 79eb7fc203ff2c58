import { GraphQLError } from 'graphql';

interface UnderWay<Result> {
  result: Promise<Result>;
  waiting: number;
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

  /** Told at the end of each write. */
  written(): void {
    this.writes += 1;
  }

  /**
   * @param key says everything that the result depends on, who asks included
   * @param signal tells that the one who asks has left
   */
  async do(
    key: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const shared = `${this.writes} ${key}`;
    const there = this.underWay.get(shared) ?? this.begin(shared, work);
    if (!signal) {
      there.waiting += 1;
      return there.result;
    }
    if (signal.aborted) throw left();
    there.waiting += 1;
    return new Promise<Result>((resolve, reject) => {
      const leave = () => {
        there.waiting -= 1;
        if (there.waiting === 0) {
          this.underWay.delete(shared);
          there.abandon.abort();
        }
        reject(left());
      };
      signal.addEventListener('abort', leave, { once: true });
      const stay = () => signal.removeEventListener('abort', leave);
      there.result.finally(stay).then(resolve, reject);
    });
  }

  private begin(key: string, work: (signal: AbortSignal) => Promise<Result>): UnderWay<Result> {
    const abandon = new AbortController();
    const result = work(abandon.signal).finally(() => {
      if (this.underWay.get(key)?.abandon === abandon) this.underWay.delete(key);
    });
    const begun = { result, waiting: 0, abandon };
    this.underWay.set(key, begun);
    return begun;
  }
}

function left(): GraphQLError {
  return new GraphQLError('The caller went away before the answer was ready.', { extensions: { code: 'CANCELLED' } });
}
