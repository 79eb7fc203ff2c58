import { z } from 'zod';

/** How many things are asked for at a time: few enough to hold, many enough that asking costs little. */
export const PAGE_SIZE = 100;

/** A page of a connection, as every query of the exports selects it. */
export function pageOf<Node extends z.ZodType>(node: Node) {
  return z.object({
    nodes: z.array(node),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  });
}

interface Page<T> {
  nodes: readonly T[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Walks a connection page by page; no more than one page is held. */
export async function* walk<T>(read: (after: string | null) => Promise<Page<T>>): AsyncGenerator<T> {
  let after: string | null = null;
  for (;;) {
    const { nodes, pageInfo }: Page<T> = await read(after);
    yield* nodes;
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null || pageInfo.endCursor === after) return;
    after = pageInfo.endCursor;
  }
}
