/** What the gateway carries from a request to every subgraph. */
export interface GatewayContext {
  /** The caller's own token, which each subgraph verifies. */
  authorization: string | undefined;
  /** By which a change that is sent again is known; each subgraph keeps its own. */
  idempotencyKey?: string | undefined;
  /** Tells that nobody waits for the answer any more. */
  signal?: AbortSignal | undefined;
  /** Whether the answer also says how it was come by; for developers only. */
  explain?: boolean | undefined;
}

/** The headers that a request takes on to the subgraphs: all of it that an answer can depend on. */
export function forwardedHeaders(context: GatewayContext): Readonly<Record<string, string>> {
  const { authorization, idempotencyKey } = context;
  return {
    ...(authorization === undefined ? {} : { authorization }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  };
}

/** Says for whom a request is: answers may be shared only where it is the same. */
export function callerKey(context: GatewayContext): string {
  return JSON.stringify(forwardedHeaders(context));
}
