import { z } from 'zod';
import type { Ask } from './ask';
import { PAGE_SIZE, pageOf, walk } from './pages';

const QUERY = `query ExportedResponses($reference: String!, $first: Int!, $after: String) {
  consultation(reference: $reference) {
    responses(first: $first, after: $after) {
      nodes { receivedAt late confidentiality organisation { name } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

const responseShape = z.object({
  receivedAt: z.string(),
  late: z.boolean(),
  confidentiality: z.string(),
  organisation: z.object({ name: z.string() }).nullable(),
});

export type ReceivedResponse = z.infer<typeof responseShape>;

const shape = z.object({ consultation: z.object({ responses: pageOf(responseShape) }) });

/** The responses that exist for the reader, as they came in. */
export function responsesTo(ask: Ask, reference: string): AsyncGenerator<ReceivedResponse> {
  return walk(async (after) => {
    const { consultation } = shape.parse(await ask(QUERY, { reference, first: PAGE_SIZE, after }));
    return consultation.responses;
  });
}
