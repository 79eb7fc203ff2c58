/** What the gateway carries from a request to every subgraph: the caller's own token, which each subgraph verifies. */
export interface GatewayContext {
  authorization: string | undefined;
}
