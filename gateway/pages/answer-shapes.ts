import { z } from 'zod';

/** A page of a list in an answer of the graph. */
export function listOf<T extends z.ZodType>(node: T) {
  return z.object({
    nodes: z.array(node),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  });
}

/** An instant in an answer of the graph. */
export const instant = z.iso.datetime().transform((text) => new Date(text));
