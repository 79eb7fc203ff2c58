import { Drafts } from './drafts';
import type { Answer, Asker, Json, TestProduct } from './product';

const LINK = `id version status owner rationale suspectSince reviewedAt reviewedBy reviewedAgainst { id }
  ends { suspectSince withdrawn thing { __typename } reviewedAgainst { id } changedText { kind } }
  redLines { kind before { id } after { id } segments { operation text } }`;
const mutation = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { traceLink { ${LINK} }
    userErrors { field code message suggestion } } }`;
export const CREATE_LINK = mutation('createTraceLink', 'CreateTraceLinkInput');
export const REVIEW_LINK = mutation('reviewTraceLink', 'ReviewTraceLinkInput');
export const RETIRE_LINK = mutation('retireTraceLink', 'RetireTraceLinkInput');
export const UPDATE_LINK = mutation('updateTraceLink', 'UpdateTraceLinkInput');
const REGISTER = `mutation ($input: RegisterDocumentInput!) { registerDocument(input: $input) {
  document { id } userErrors { code } } }`;
export const SUSPECT_LINKS = `query ($code: String, $filter: SuspectLinkFilter, $sort: SuspectLinkSort, $first: Int, $after: String) {
  suspectLinks(documentCode: $code, filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount nodes { ${LINK} } pageInfo { hasNextPage endCursor } } }`;

/** Those who link texts with what they govern, and the texts that they do it with. */
export class Linking {
  readonly drafts: Drafts;

  constructor(private readonly product: TestProduct) {
    this.drafts = new Drafts(product);
  }

  /** At noon of a day. */
  on(day: string): void {
    this.product.clock.set(new Date(`${day}T12:00:00Z`));
  }

  attempt(text: string, input: object, asker: Asker = 'ANALYST'): () => Promise<Answer> {
    return () => this.product.ask(asker, text, { input });
  }

  async link(id: string, asker: Asker = 'ANALYST'): Promise<Json> {
    return (await this.product.ask(asker, `{ traceLink(id: "${id}") { ${LINK} } }`)).data.traceLink;
  }

  async suspects(variables: object, asker: Asker = 'ANALYST'): Promise<Json[]> {
    const { data, errors } = await this.product.ask(asker, SUSPECT_LINKS, { first: 200, ...variables });
    expect(errors).toBeUndefined();
    expect(data.suspectLinks.totalCount).toBe(data.suspectLinks.nodes.length);
    return data.suspectLinks.nodes;
  }

  create(input: object, asker: Asker = 'ANALYST'): Promise<Json> {
    return this.drafts.done(CREATE_LINK, { type: 'GOVERNS', ...input }, asker);
  }

  review(input: object): Promise<Json> {
    return this.drafts.done(REVIEW_LINK, { stillHolds: true, ...input }, 'ANALYST');
  }

  /** A document with clauses 1, 2, … that say these, in force from a day on. */
  async inForce(code: string, texts: readonly string[], from: string): Promise<{ draft: Json; clauses: string[] }> {
    const { data } = await this.product.ask('GOVERNANCE', REGISTER, { input: { code, title: code, kind: 'GUIDANCE' } });
    expect(data.registerDocument.userErrors).toEqual([]);
    let draft = await this.drafts.draftOf(null, code);
    for (const [index, text] of texts.entries()) {
      draft = await this.drafts.edited(draft, { number: `${index + 1}`, heading: 'Duty', text });
    }
    const clauses: string[] = draft.clauses.nodes.map(({ clause }: Json) => clause.id);
    return { draft: await this.designated(draft, from), clauses };
  }

  async designated(draft: Json, effectiveFrom: string): Promise<Json> {
    return this.drafts.moved(await this.drafts.submitted(draft), 'DESIGNATED', { effectiveFrom });
  }
}
