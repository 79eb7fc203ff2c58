import { z } from 'zod';
import { listOf } from './answer-shapes';
import { html, type Markup, NOTHING, paragraphs } from './markup';
import type { PublicConsultation } from './public-consultation';
import { type PublicGraph, wholeList } from './public-graph';

const response = z.object({
  organisation: z.object({ name: z.string() }).nullable(),
  answers: z.array(
    z.object({
      question: z.object({ code: z.string() }),
      ...{ stance: z.string().nullable(), text: z.string(), redacted: z.boolean() },
      comments: z.array(
        z.object({
          text: z.string(),
          disposition: z
            .object({
              ...{ outcome: z.string(), reasoning: z.string() },
              resultingClauses: z.array(
                z.object({
                  number: z.string(),
                  baseline: z.object({ label: z.string(), document: z.object({ code: z.string() }) }),
                }),
              ),
            })
            .nullable(),
        }),
      ),
    }),
  ),
});

type PublicResponse = z.infer<typeof response>;
type PublicAnswer = PublicResponse['answers'][number];

const QUERY = `query Responses($reference: String!, $after: String) { consultation(reference: $reference) {
  responses(first: 100, after: $after) {
    nodes { organisation { name } answers { question { code } stance text redacted comments { text disposition {
      outcome reasoning resultingClauses { number baseline { label document { code } } } } } } }
    pageInfo { hasNextPage endCursor } } } }`;

const answer = z.object({ consultation: z.object({ responses: listOf(response) }).nullable() });

const NO_RESPONSES = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** What we asked, what was said, and what we did about it, question by question; as far as it is public. */
export async function conclusionsSection(
  graph: PublicGraph,
  { reference, questions }: PublicConsultation,
): Promise<Markup> {
  const responses = await wholeList(
    async (after) => (await graph.ask(QUERY, { reference, after }, answer)).consultation?.responses ?? NO_RESPONSES,
  );
  return html`<section aria-labelledby="conclusions"><h2 id="conclusions">We asked, you said, we did</h2>
<p>What respondents regard as confidential is left out: ▇ stands for it, whatever its length.</p>
${questions.map(({ code, text }) => {
  const said = responses.flatMap(({ organisation, answers }) =>
    answers.filter(({ question }) => question.code === code).map((one) => answered(organisation?.name ?? null, one)),
  );
  return html`<h3>${code}</h3>
<h4>We asked</h4>${paragraphs(text)}
<h4>You said, we did</h4>${said.length === 0 ? html`<p>No answer is public.</p>` : said}`;
})}</section>`;
}

function inWords(name: string): string {
  const words = name.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function answered(name: string | null, { stance, text, comments }: PublicAnswer): Markup {
  const decided = comments.filter(({ disposition }) => disposition !== null);
  return html`<article><h5>${name ?? 'A respondent'}${stance === null ? NOTHING : html` <span class="status">(${inWords(stance)})</span>`}</h5>
${paragraphs(text)}
${decided.length === 0 ? NOTHING : html`<ul>${decided.map(decision)}</ul>`}</article>`;
}

function decision({ text, disposition }: PublicAnswer['comments'][number]): Markup {
  if (disposition === null) return NOTHING;
  const { outcome, reasoning, resultingClauses } = disposition;
  const clauses = resultingClauses.map(
    ({ number, baseline }) => `${baseline.document.code} ${baseline.label}, clause ${number}`,
  );
  return html`<li><p>On “${text}”:</p><p><span class="status">${inWords(outcome)}.</span> ${reasoning}</p>
${clauses.length === 0 ? NOTHING : html`<p>Text that came of it: ${clauses.join('; ')}.</p>`}</li>`;
}
