import { z } from 'zod';
import { instant } from './answer-shapes';
import type { PublicGraph } from './public-graph';

const baseline = z.object({ id: z.string(), label: z.string() });

const consultation = z.object({
  ...{ reference: z.string(), title: z.string(), status: z.string(), opensOn: z.string(), closesOn: z.string() },
  concludedOn: z.string().nullable(),
  responsesMayBePublished: z.boolean(),
  publisher: z.object({ name: z.string() }).nullable(),
  documents: z.array(z.object({ code: z.string(), title: z.string(), citation: z.string().nullable() })),
  proposals: z.array(baseline.extend({ document: z.object({ code: z.string() }), basedOn: baseline.nullable() })),
  questions: z.array(
    z.object({ code: z.string(), text: z.string(), document: z.object({ code: z.string() }).nullable() }),
  ),
  changes: z.object({
    nodes: z.array(
      z.object({
        ...{ area: z.string(), rationale: z.string(), points: z.array(z.string()) },
        ...{ clauseReferences: z.array(z.string()), document: z.object({ code: z.string() }) },
      }),
    ),
  }),
  responseInstructions: z.object({
    email: z.string().nullable(),
    website: z.string().nullable(),
    contacts: z.array(z.object({ purpose: z.string(), email: z.string() })),
  }),
  openIssues: z.array(
    z.object({
      ...{ summary: z.string(), dependsOn: z.string(), state: z.string() },
      updates: z.array(z.object({ at: instant, text: z.string() })),
    }),
  ),
  milestones: z.array(
    z.object({
      ...{ name: z.string(), authority: z.string().nullable(), plannedFor: z.string() },
      ...{ dueOn: z.string().nullable(), doneOn: z.string().nullable(), state: z.string() },
    }),
  ),
  transitions: z.array(z.object({ to: z.string(), at: instant, note: z.string().nullable() })),
});

/** A consultation as anybody may read it. */
export type PublicConsultation = z.infer<typeof consultation>;
export type Proposal = PublicConsultation['proposals'][number];

const QUERY = `query Consultation($reference: String!) { consultation(reference: $reference) {
  reference title status opensOn closesOn concludedOn responsesMayBePublished
  publisher { name }
  documents { code title citation }
  proposals { id label document { code } basedOn { id label } }
  questions { code text document { code } }
  changes(first: 200) { nodes { area rationale points clauseReferences document { code } } }
  responseInstructions { email website contacts { purpose email } }
  openIssues { summary dependsOn state updates { at text } }
  milestones { name authority plannedFor dueOn doneOn state }
  transitions { to at note } } }`;

/** Null for one that there is not, and for a draft: to the public they are the same. */
export async function publicConsultation(graph: PublicGraph, reference: string): Promise<PublicConsultation | null> {
  const answer = await graph.ask(QUERY, { reference }, z.object({ consultation: consultation.nullable() }));
  return answer.consultation;
}
