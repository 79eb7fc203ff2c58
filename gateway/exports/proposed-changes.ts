import { z } from 'zod';
import type { Ask } from './ask';
import { PAGE_SIZE, pageOf, walk } from './pages';

const QUERY = `query ExportedChanges($reference: String!, $first: Int!, $after: String) {
  consultation(reference: $reference) {
    changes(first: $first, after: $after) {
      nodes { area rationale points clauseReferences document { code } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

const changeShape = z.object({
  area: z.string(),
  rationale: z.string(),
  points: z.array(z.string()),
  clauseReferences: z.array(z.string()),
  document: z.object({ code: z.string() }),
});

export type ProposedChange = z.infer<typeof changeShape>;

const shape = z.object({ consultation: z.object({ changes: pageOf(changeShape) }) });

/** The changes that a consultation proposes, in its order. */
export function changesOf(ask: Ask, reference: string): AsyncGenerator<ProposedChange> {
  return walk(async (after) => {
    const { consultation } = shape.parse(await ask(QUERY, { reference, first: PAGE_SIZE, after }));
    return consultation.changes;
  });
}
