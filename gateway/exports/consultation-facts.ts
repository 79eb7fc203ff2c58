import { z } from 'zod';
import { type Ask, GraphRefusal } from './ask';
import { VIEWER_FIELDS, viewerShape } from './edition';

const QUERY = `query ExportedConsultation($reference: String!) {
  ${VIEWER_FIELDS}
  consultation(reference: $reference) {
    id reference title classification status opensOn closesOn version
    publisher { name }
    documents { code title }
    questions { code text document { code } }
    proposals { id label status contentHash document { code title } basedOn { id label contentHash } }
    openIssues { summary dependsOn state updates { at text } }
    milestones { name authority plannedFor dueOn doneOn state }
    relatedConsultations { title publisher }
    progress {
      invited responsesReceived late comments commentsDisposed
      byQuestion { question { code text } answers stances { stance count } comments disposed }
    }
  }
}`;

const proposalShape = z.object({
  id: z.string(),
  label: z.string(),
  status: z.string(),
  contentHash: z.string(),
  document: z.object({ code: z.string(), title: z.string() }),
  basedOn: z.object({ id: z.string(), label: z.string(), contentHash: z.string() }).nullable(),
});

const shape = z.object({
  viewer: viewerShape,
  consultation: z
    .object({
      id: z.string(),
      reference: z.string(),
      title: z.string(),
      classification: z.string().nullable(),
      status: z.string(),
      opensOn: z.string(),
      closesOn: z.string(),
      version: z.number(),
      publisher: z.object({ name: z.string() }).nullable(),
      documents: z.array(z.object({ code: z.string(), title: z.string() })),
      questions: z.array(
        z.object({ code: z.string(), text: z.string(), document: z.object({ code: z.string() }).nullable() }),
      ),
      proposals: z.array(proposalShape),
      openIssues: z.array(
        z.object({
          summary: z.string(),
          dependsOn: z.string(),
          state: z.string(),
          updates: z.array(z.object({ at: z.string(), text: z.string() })),
        }),
      ),
      milestones: z.array(
        z.object({
          name: z.string(),
          authority: z.string().nullable(),
          plannedFor: z.string(),
          dueOn: z.string().nullable(),
          doneOn: z.string().nullable(),
          state: z.string(),
        }),
      ),
      relatedConsultations: z.array(z.object({ title: z.string(), publisher: z.string() })),
      progress: z.object({
        invited: z.number(),
        responsesReceived: z.number(),
        late: z.number(),
        comments: z.number(),
        commentsDisposed: z.number(),
        byQuestion: z.array(
          z.object({
            question: z.object({ code: z.string(), text: z.string() }),
            answers: z.number(),
            stances: z.array(z.object({ stance: z.string(), count: z.number() })),
            comments: z.number(),
            disposed: z.number(),
          }),
        ),
      }),
    })
    .nullable(),
});

export type Proposal = z.infer<typeof proposalShape>;
export type Viewer = z.infer<typeof viewerShape>;
export type ConsultationFacts = NonNullable<z.infer<typeof shape>['consultation']>;

/**
 * What a consultation is about, and how far it is, counted over what the reader may see.
 * @throws GraphRefusal when there is none of that reference for the reader
 */
export async function readConsultation(
  ask: Ask,
  reference: string,
): Promise<{ viewer: Viewer; consultation: ConsultationFacts }> {
  const { viewer, consultation } = shape.parse(await ask(QUERY, { reference }));
  if (consultation) return { viewer, consultation };
  throw new GraphRefusal(
    `There is no consultation ${reference.slice(0, 100)}.`,
    'NOT_FOUND',
    'Use a reference from the query consultations, e.g. SAMPLE-2018-05-04.',
  );
}
