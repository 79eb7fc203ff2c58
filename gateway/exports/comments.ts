import { z } from 'zod';
import type { Ask } from './ask';
import { PAGE_SIZE, pageOf, walk } from './pages';

const QUERY = `query ExportedComments($reference: String!, $first: Int!, $after: String) {
  consultation(reference: $reference) {
    comments(first: $first, after: $after) {
      nodes {
        id text redacted themes assignee
        campaign { size }
        clauses { number document { code } }
        answer { stance question { code text } response { late organisation { name } } }
        disposition {
          outcome reasoning noChangeReason decidedAt
          resultingClauses { id number baseline { id label document { code } } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

const commentShape = z.object({
  id: z.string(),
  text: z.string(),
  redacted: z.boolean(),
  themes: z.array(z.string()),
  assignee: z.string().nullable(),
  /** Comments that are near identical to it; null to those who may not see all that was said. */
  campaign: z.object({ size: z.number() }).nullable(),
  clauses: z.array(z.object({ number: z.string(), document: z.object({ code: z.string() }) })),
  answer: z.object({
    stance: z.string().nullable(),
    question: z.object({ code: z.string(), text: z.string() }),
    response: z.object({ late: z.boolean(), organisation: z.object({ name: z.string() }).nullable() }),
  }),
  disposition: z
    .object({
      outcome: z.string(),
      reasoning: z.string(),
      noChangeReason: z.string().nullable(),
      decidedAt: z.string(),
      resultingClauses: z.array(
        z.object({
          id: z.string(),
          number: z.string(),
          baseline: z.object({ id: z.string(), label: z.string(), document: z.object({ code: z.string() }) }),
        }),
      ),
    })
    .nullable(),
});

export type SaidComment = z.infer<typeof commentShape>;

const shape = z.object({ consultation: z.object({ comments: pageOf(commentShape) }) });

/** The comments on a consultation that exist for the reader, by question, response and place in the answer. */
export function commentsOn(ask: Ask, reference: string): AsyncGenerator<SaidComment> {
  return walk(async (after) => {
    const { consultation } = shape.parse(await ask(QUERY, { reference, first: PAGE_SIZE, after }));
    return consultation.comments;
  });
}
