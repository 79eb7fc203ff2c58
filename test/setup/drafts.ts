import type { Answer, Asker, Json, TestProduct } from './product';
import { payloadOf } from './refusal';

const BASELINE = `baseline { id version status label contentHash effectiveFrom effectiveTo basedOn { id }
  clauses(first: 200) { nodes { number heading text clause { id } parent { number } } } }`;
const mutation = (name: string, type: string, of = BASELINE) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${of} userErrors { field code message suggestion } } }`;

export const CREATE = mutation('createBaseline', 'CreateBaselineInput');
export const EDIT = mutation('editClause', 'EditClauseInput');
export const MOVE = mutation('transitionBaseline', 'TransitionBaselineInput');
export const GROUP = mutation(
  'createDesignBaseline',
  'CreateDesignBaselineInput',
  'designBaseline { id name baselines { id } }',
);

/** Those who keep the documents at work: drafts, edits, steps. */
export class Drafts {
  private labels = 0;

  constructor(private readonly product: TestProduct) {}

  attempt(mutation: string, input: object, asker: Asker = 'GOVERNANCE'): () => Promise<Answer> {
    return () => this.product.ask(asker, mutation, { input });
  }

  /** The thing that a mutation, which must go well, made or changed. */
  async done(mutation: string, input: object, asker: Asker = 'GOVERNANCE'): Promise<Json> {
    const answer = await this.product.ask(asker, mutation, { input });
    expect(answer.errors).toBeUndefined();
    const { userErrors, ...things } = payloadOf(answer);
    expect(userErrors).toEqual([]);
    return Object.values(things)[0];
  }

  async read(query: string, asker: Asker = null): Promise<Json> {
    const { data, errors } = await this.product.ask(asker, query);
    expect(errors).toBeUndefined();
    return data;
  }

  draftOf(basedOnId: string | null, documentCode = 'IMP'): Promise<Json> {
    this.labels += 1;
    return this.done(CREATE, { documentCode, label: `9.${this.labels}`, basedOnId, note: 'To try' });
  }

  edited({ id, version }: Json, edit: object): Promise<Json> {
    return this.done(EDIT, { baselineId: id, version, number: '9', heading: 'Heading', text: 'Text.', ...edit });
  }

  moved({ id, version }: Json, to: string, more: object = {}): Promise<Json> {
    return this.done(MOVE, { id, version, to, authority: 'TBDG', note: 'Because', ...more });
  }

  /** Takes a draft all the way to the Secretary of State. */
  async submitted(draft: Json): Promise<Json> {
    let baseline = draft;
    for (const to of ['IN_CONSULTATION', 'BASELINED', 'SUBMITTED']) baseline = await this.moved(baseline, to);
    return baseline;
  }
}
