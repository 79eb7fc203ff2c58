import type { Caller } from './caller/caller';
import type { Database } from './database/database';
import type { GraphClient } from './graph-client';
import type { Clock } from './time/clock';

/** What a resolver has at hand while it answers one request. */
export interface RequestContext {
  caller: Caller;
  database: Database;
  clock: Clock;
  /** The whole graph, asked with the caller's own token. */
  graph: GraphClient;
}

/** Something that is made once a request, such as a batching loader, and forgotten with it. */
export function perRequest<T>(make: (context: RequestContext) => T): (context: RequestContext) => T {
  const made = new WeakMap<RequestContext, T>();
  return (context) => {
    const existing = made.get(context);
    if (existing !== undefined) return existing;
    const fresh = make(context);
    made.set(context, fresh);
    return fresh;
  };
}
