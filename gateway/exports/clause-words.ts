import { z } from 'zod';
import type { Ask } from './ask';
import { PAGE_SIZE, pageOf, walk } from './pages';

const QUERY = `query ExportedClauses($id: ID!, $first: Int!, $after: String) {
  baseline(id: $id) {
    contentHash
    clauses(first: $first, after: $after) {
      nodes { id number heading text }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

const clauseShape = z.object({ id: z.string(), number: z.string(), heading: z.string(), text: z.string() });

export type ClauseWords = z.infer<typeof clauseShape>;

const shape = z.object({ baseline: z.object({ clauses: pageOf(clauseShape) }) });

/** The clauses of a baseline with what they say, in document order. */
export function clausesIn(ask: Ask, baselineId: string): AsyncGenerator<ClauseWords> {
  return walk(async (after) => {
    const { baseline } = shape.parse(await ask(QUERY, { id: baselineId, first: PAGE_SIZE, after }));
    return baseline.clauses;
  });
}
