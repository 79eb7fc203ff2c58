import { z } from 'zod';
import { listOf } from './answer-shapes';
import { html, type Markup } from './markup';
import type { Proposal } from './public-consultation';
import { type PublicGraph, wholeList } from './public-graph';

const version = z.object({ number: z.string(), heading: z.string() }).nullable();
const difference = z.object({
  ...{ kind: z.string(), before: version, after: version },
  segments: z.array(z.object({ operation: z.enum(['EQUAL', 'INSERT', 'DELETE']), text: z.string() })),
});

type Difference = z.infer<typeof difference>;

const QUERY = `query RedLine($id: ID!, $against: ID!, $after: String) { baseline(id: $id) {
  diff(against: $against, kinds: [ADDED, REMOVED, MODIFIED, MOVED], first: 100, after: $after) {
    nodes { kind before { number heading } after { number heading } segments { operation text } }
    pageInfo { hasNextPage endCursor } } } }`;

const answer = z.object({ baseline: z.object({ diff: listOf(difference) }).nullable() });

const NO_DIFFERENCES = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** A proposed text, with what it changes in the one that it is based on. */
export async function redLineSection(graph: PublicGraph, proposal: Proposal): Promise<Markup> {
  const { id, label, document, basedOn } = proposal;
  const heading = html`<h3>${document.code} ${label}</h3>`;
  if (basedOn === null) return html`${heading}<p>The whole text is new.</p>`;
  const against = basedOn.id;
  const differences = await wholeList(
    async (after) => (await graph.ask(QUERY, { id, against, after }, answer)).baseline?.diff ?? NO_DIFFERENCES,
  );
  return html`${heading}
<p>Against ${document.code} ${basedOn.label}. What is new is <ins>underlined</ins>, what goes is <del>struck through</del>.</p>
${differences.map(written)}`;
}

const KIND_IN_WORDS: Readonly<Record<string, string>> = {
  ADDED: 'New clause',
  REMOVED: 'Clause removed',
  MODIFIED: 'Clause changed',
  MOVED: 'Clause moved or renumbered',
};

function written({ kind, before, after, segments }: Difference): Markup {
  const name = after ?? before;
  const numbers =
    before && after && before.number !== after.number
      ? html`<del>${before.number}</del> <ins>${after.number}</ins>`
      : html`${name?.number ?? ''}`;
  const text = segments.map(({ operation, text: piece }) => {
    if (operation === 'INSERT') return html`<ins>${piece}</ins>`;
    return operation === 'DELETE' ? html`<del>${piece}</del>` : html`${piece}`;
  });
  return html`<article><h4>${numbers} ${name?.heading ?? ''}</h4><p>${KIND_IN_WORDS[kind] ?? kind}</p><div class="text">${text}</div></article>`;
}
