import { dayInLondon, dayInWords } from '../../platform/time/london';
import { conclusionsSection } from './conclusions-section';
import { STATUS_IN_WORDS } from './consultations-page';
import { page } from './layout';
import { html, type Markup, NOTHING, paragraphs } from './markup';
import { type PublicConsultation, publicConsultation } from './public-consultation';
import type { PublicGraph } from './public-graph';
import { redLineSection } from './red-line-section';

/** The page of a consultation; null when there is none that is public. */
export async function consultationPage(graph: PublicGraph, base: string, reference: string): Promise<string | null> {
  const consultation = await publicConsultation(graph, reference);
  if (consultation === null) return null;
  const { title, proposals, status } = consultation;
  const redLines = [];
  for (const proposal of proposals) redLines.push(await redLineSection(graph, proposal));
  const content = html`${summary(consultation)}
${status === 'CONCLUDED' ? await conclusionsSection(graph, consultation) : NOTHING}
${asked(consultation)}
${responding(consultation, base)}
${changes(consultation)}
${redLines.length === 0 ? NOTHING : html`<section aria-labelledby="texts"><h2 id="texts">The proposed texts</h2>${redLines}</section>`}
${openIssues(consultation)}
${milestones(consultation)}`;
  return page(`${title} – Consultations`, base, content);
}

function summary({ reference, title, publisher, documents, ...told }: PublicConsultation): Markup {
  const ending = told.transitions.findLast(({ to }) => to === told.status);
  return html`<h1>${title}</h1>
<dl>
<dt>Reference</dt><dd>${reference}</dd>
${publisher === null ? NOTHING : html`<dt>Published by</dt><dd>${publisher.name}</dd>`}
<dt>Status</dt><dd class="status">${STATUS_IN_WORDS[told.status] ?? told.status}</dd>
<dt>Opens</dt><dd>${dayInWords(told.opensOn)}</dd>
<dt>Closes</dt><dd>at the end of ${dayInWords(told.closesOn)}, UK time</dd>
${told.concludedOn === null ? NOTHING : html`<dt>Concluded</dt><dd>${dayInWords(told.concludedOn)}</dd>`}
<dt>Documents</dt><dd>${documents.map(
    ({ code, title: name, citation }, index) =>
      html`${index === 0 ? '' : '; '}${code}: ${name}${citation === null ? '' : ` (${citation})`}`,
  )}</dd>
</dl>
${ending?.note ? paragraphs(ending.note) : NOTHING}`;
}

function asked({ questions }: PublicConsultation): Markup {
  return html`<section aria-labelledby="questions"><h2 id="questions">What we ask</h2>
${questions.length === 0 ? html`<p>Nothing is asked.</p>` : NOTHING}
<dl>${questions.map(
    ({ code, text, document }) =>
      html`<dt>${code}</dt><dd>${paragraphs(text)}${document === null ? NOTHING : html`<p>On ${document.code}.</p>`}</dd>`,
  )}</dl></section>`;
}

function responding(consultation: PublicConsultation, base: string): Markup {
  const { status, closesOn, responsesMayBePublished, responseInstructions, reference } = consultation;
  const { email, website, contacts } = responseInstructions;
  return html`<section aria-labelledby="responding"><h2 id="responding">How to respond</h2>
${
  status === 'OPEN'
    ? html`<p>Responses are asked for by the end of ${dayInWords(closesOn)}, UK time.</p>`
    : html`<p>${STATUS_IN_WORDS[status] ?? status}.</p>`
}
<ul>
${email === null ? NOTHING : html`<li>By e-mail: <a href="mailto:${email}">${email}</a></li>`}
${website === null ? NOTHING : html`<li>On the web: <a href="${website}" rel="noreferrer">${website}</a></li>`}
${contacts.map((contact) => html`<li>${contact.purpose}: <a href="mailto:${contact.email}">${contact.email}</a></li>`)}
<li><a href="${base}/feeds/calendar.ics?consultation=${encodeURIComponent(reference)}">Its dates as a calendar (iCalendar)</a></li>
</ul>
<p>${responsesMayBePublished ? 'Responses may be published, apart from what you say is confidential.' : 'Responses are not published.'}
Say which parts are confidential, and why.</p></section>`;
}

function changes({ changes: { nodes } }: PublicConsultation): Markup {
  if (nodes.length === 0) return NOTHING;
  return html`<section aria-labelledby="changes"><h2 id="changes">What is proposed</h2>
${nodes.map(
  ({ area, rationale, points, clauseReferences, document }) => html`<article><h3>${document.code}: ${area}</h3>
${paragraphs(rationale)}
${points.length === 0 ? NOTHING : html`<ul>${points.map((point) => html`<li>${point}</li>`)}</ul>`}
<p>Clauses: ${clauseReferences.join('; ')}</p></article>`,
)}</section>`;
}

function openIssues({ openIssues: issues }: PublicConsultation): Markup {
  if (issues.length === 0) return NOTHING;
  return html`<section aria-labelledby="issues"><h2 id="issues">Open issues</h2>
${issues.map(
  ({ summary: what, dependsOn, state, updates }) => html`<article>${paragraphs(what)}
<p><span class="status">${state === 'RESOLVED' ? 'Resolved' : 'Open'}</span>; depends on: ${dependsOn}</p>
${updates.length === 0 ? NOTHING : html`<ul>${updates.map(({ at, text }) => html`<li>${dayInWords(dayInLondon(at))}: ${text}</li>`)}</ul>`}</article>`,
)}</section>`;
}

function milestones({ milestones: steps }: PublicConsultation): Markup {
  if (steps.length === 0) return NOTHING;
  return html`<section aria-labelledby="milestones"><h2 id="milestones">Milestones</h2>
<ol>${steps.map(
    ({ name, authority, plannedFor, doneOn, state }) => html`<li>${name}${authority === null ? '' : ` (${authority})`}:
${doneOn === null ? `${plannedFor}${state === 'PLANNED' ? '' : `, ${state.toLowerCase()}`}` : `done on ${dayInWords(doneOn)}`}</li>`,
  )}</ol></section>`;
}
