import type { GraphQLFormattedError } from 'graphql';

export interface GraphAnswer {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
}

/** Asks the whole graph, as a client does; with the token of the caller on whose behalf it asks. */
export interface GraphClient {
  /**
   * @returns the answer's data
   * @throws the graph's own first error when it refuses the caller or cannot answer in full
   * @throws SERVICE_UNAVAILABLE when the graph does not answer
   */
  ask(query: string, variables: Record<string, unknown>): Promise<Record<string, unknown>>;
}

/** How the graph is reached: in process, or over HTTP. */
export type GraphTransport = (
  request: { query: string; variables: Record<string, unknown> },
  authorization: string | undefined,
) => Promise<GraphAnswer>;
