import { z } from 'zod';
import type { Ask } from './ask';
import type { Run } from './block';
import { PAGE_SIZE, pageOf, walk } from './pages';

const QUERY = `query ExportedRedLine($id: ID!, $against: ID!, $first: Int!, $after: String) {
  baseline(id: $id) {
    diff(against: $against, kinds: [ADDED, REMOVED, MODIFIED, MOVED], first: $first, after: $after) {
      nodes { kind before { number heading } after { number heading } segments { operation text } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

const placeShape = z.object({ number: z.string(), heading: z.string() }).nullable();

const diffShape = z.object({
  kind: z.string(),
  before: placeShape,
  after: placeShape,
  segments: z.array(z.object({ operation: z.enum(['EQUAL', 'INSERT', 'DELETE']), text: z.string() })),
});

export type ChangedClause = z.infer<typeof diffShape>;

const shape = z.object({ baseline: z.object({ diff: pageOf(diffShape) }) });

/** What is otherwise in one baseline than in another, clause by clause. */
export function changedClauses(ask: Ask, baselineId: string, against: string): AsyncGenerator<ChangedClause> {
  return walk(async (after) => {
    const { baseline } = shape.parse(await ask(QUERY, { id: baselineId, against, first: PAGE_SIZE, after }));
    return baseline.diff;
  });
}

const CHANGE = { EQUAL: undefined, INSERT: 'inserted', DELETE: 'deleted' } as const;

/** The pieces of a changed clause's text as runs of a report. */
export function runsOf({ segments }: ChangedClause): Run[] {
  return segments.map(({ operation, text }) => {
    const change = CHANGE[operation];
    return change === undefined ? { text } : { text, change };
  });
}
