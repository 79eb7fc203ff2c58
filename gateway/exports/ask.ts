import type { GraphTransport } from '../../platform/graph-client';

/** Asks the graph as one caller; what an export says is what that caller could have read by hand. */
export type Ask = (query: string, variables: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** The graph would not answer, or not to this caller; told in the graph's own words. */
export class GraphRefusal extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly suggestion: string,
  ) {
    super(message);
  }
}

const UNKNOWN = { code: 'INTERNAL_SERVER_ERROR', suggestion: 'Try again; nothing was changed.' };

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

/** @throws GraphRefusal when there is an error anywhere in an answer: an export has all of it, or there is none */
export function askAs(graph: GraphTransport, authorization: string | undefined): Ask {
  return async (query, variables) => {
    const { data, errors } = await graph({ query, variables }, authorization);
    const [error] = errors ?? [];
    if (error) {
      const { code, suggestion } = error.extensions ?? {};
      throw new GraphRefusal(error.message, textOr(code, UNKNOWN.code), textOr(suggestion, UNKNOWN.suggestion));
    }
    return data ?? {};
  };
}
