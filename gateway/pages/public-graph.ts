import type { z } from 'zod';
import type { GraphTransport } from '../../platform/graph-client';

/** The graph as anybody may read it: asked with no token, so that nothing but what is public can come out. */
export interface PublicGraph {
  /**
   * @param schema what is read of the answer's data
   * @throws Error when the graph does not answer in full
   */
  ask<T>(query: string, variables: Record<string, unknown>, schema: z.ZodType<T>): Promise<T>;
}

export function publicGraph(graph: GraphTransport): PublicGraph {
  return {
    async ask(query, variables, schema) {
      const { data, errors } = await graph({ query, variables }, undefined);
      const [error] = errors ?? [];
      if (error) throw new Error(`The graph did not answer the public: ${error.message}`);
      return schema.parse(data);
    },
  };
}

export interface Listed<T> {
  nodes: T[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Reads a list to its end, page by page. */
export async function wholeList<T>(page: (after: string | null) => Promise<Listed<T>>): Promise<T[]> {
  const found: T[] = [];
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo }: Listed<T> = await page(after);
    found.push(...nodes);
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return found;
    after = pageInfo.endCursor;
  }
}
