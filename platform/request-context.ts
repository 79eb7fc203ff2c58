import type { Caller } from './caller/caller';
import type { Database } from './database/database';
import type { GraphClient } from './graph-client';
import type { Clock } from './time/clock';

/** What a resolver has at hand while it answers one request. */
export interface RequestContext {
  caller: Caller;
  database: Database;
  clock: Clock;
  /** The header Idempotency-Key of the request: its mutations are done once, see idempotency/. */
  idempotencyKey?: string;
  /** The whole graph, asked with the caller's own token. */
  graph: GraphClient;
  /** The whole graph, asked with the assessor's token instead: role SERVICE, whoever the caller is. */
  assessor: GraphClient;
}

/** What stands for a request in the memory of `perRequest`: another thing after each of its writes. */
const tokens = new WeakMap<RequestContext, object>();

/** Something that is made once a request, such as a batching loader, and forgotten with it, or when the request writes. */
export function perRequest<T>(make: (context: RequestContext) => T): (context: RequestContext) => T {
  const made = new WeakMap<object, T>();
  return (context) => {
    const token = tokens.get(context) ?? context;
    const existing = made.get(token);
    if (existing !== undefined) return existing;
    const fresh = make(context);
    made.set(token, fresh);
    return fresh;
  };
}

/** Forgets what a request has read: after a write, the rest of its answer must not be older than the write. */
export function forgetReads(context: RequestContext): void {
  tokens.set(context, {});
}
