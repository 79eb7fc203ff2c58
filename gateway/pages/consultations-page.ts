import { z } from 'zod';
import { dayInWords } from '../../platform/time/london';
import { listOf } from './answer-shapes';
import { page } from './layout';
import { html, type Markup } from './markup';
import { consultationPath } from './public-address';
import { type PublicGraph, wholeList } from './public-graph';

const consultation = z.object({
  ...{ reference: z.string(), title: z.string(), status: z.string(), opensOn: z.string(), closesOn: z.string() },
  documents: z.array(z.object({ code: z.string() })),
});

type Listed = z.infer<typeof consultation>;

const QUERY = `query Consultations($after: String) { consultations(first: 100, after: $after) {
  nodes { reference title status opensOn closesOn documents { code } } pageInfo { hasNextPage endCursor } } }`;

export const STATUS_IN_WORDS: Readonly<Record<string, string>> = {
  OPEN: 'Open',
  CLOSED: 'Closed; responses that come now are late',
  UNDER_REVIEW: 'Responses are being read and decided on',
  CONCLUDED: 'Concluded',
  WITHDRAWN: 'Withdrawn',
};

/** The page of all consultations that are public. */
export async function consultationsPage(graph: PublicGraph, base: string): Promise<string> {
  const all = await wholeList(
    async (after) =>
      (await graph.ask(QUERY, { after }, z.object({ consultations: listOf(consultation) }))).consultations,
  );
  const open = all.filter(({ status }) => status === 'OPEN');
  const others = all.filter(({ status }) => status !== 'OPEN');
  return page(
    'Consultations',
    base,
    html`<h1>Consultations</h1>
<h2>Open now</h2>
${listed(open, base, 'No consultation is open now.')}
<h2>Others</h2>
${listed(others, base, 'There are no others.')}`,
  );
}

function listed(consultations: readonly Listed[], base: string, otherwise: string): Markup {
  if (consultations.length === 0) return html`<p>${otherwise}</p>`;
  return html`<ul>${consultations.map(
    ({ reference, title, status, opensOn, closesOn, documents }) => html`
<li><p><a href="${base}${consultationPath(reference)}">${title}</a><br>
${reference}: ${documents.map(({ code }) => code).join(', ')}<br>
<span class="status">${STATUS_IN_WORDS[status] ?? status}</span>, ${dayInWords(opensOn)} to ${dayInWords(closesOn)}</p></li>`,
  )}</ul>`;
}
