import { prettyFormatQueryPlan, type QueryPlan } from '@apollo/query-planner';

/** How one fetch went; times in milliseconds since the request began. */
interface ExplainedFetch {
  subgraph: string;
  operation: string | undefined;
  begun: number;
  ended: number;
  /** Entities that it was about, and how many were sent, each once. */
  entities?: { found: number; sent: number };
  errors: number;
}

const ROUNDING = 1000;

/** How an answer was come by, for the developers of a graph: the plan, what was fetched, and how long it all took. */
export class Explanation {
  private readonly start = performance.now();
  private readonly fetches: ExplainedFetch[] = [];
  private readonly took = new Map<string, number>();
  private plan = '';

  private now(): number {
    return Math.round((performance.now() - this.start) * ROUNDING) / ROUNDING;
  }

  planned(plan: () => QueryPlan): void {
    this.plan = prettyFormatQueryPlan(this.timed('plan', plan));
  }

  timed<Result>(what: string, work: () => Result): Result {
    const begun = this.now();
    const result = work();
    this.took.set(what, Math.round((this.now() - begun) * ROUNDING) / ROUNDING);
    return result;
  }

  /** @returns what is called when the answer is there, with the number of its errors */
  fetching(asked: Pick<ExplainedFetch, 'subgraph' | 'operation' | 'entities'>): (errors: number) => void {
    const fetch: ExplainedFetch = { ...asked, begun: this.now(), ended: 0, errors: 0 };
    this.fetches.push(fetch);
    return (errors) => {
      fetch.ended = this.now();
      fetch.errors = errors;
    };
  }

  told(): Record<string, unknown> {
    return {
      plan: this.plan,
      milliseconds: { ...Object.fromEntries(this.took), all: this.now() },
      fetches: this.fetches,
    };
  }
}
