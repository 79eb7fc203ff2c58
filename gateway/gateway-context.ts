/** What the gateway carries from a request to every subgraph. */
export interface GatewayContext {
  /** The caller's own token, which each subgraph verifies. */
  authorization: string | undefined;
  /** Tells that the caller has gone away. */
  signal?: AbortSignal | undefined;
}
