import type { Answer, Asker, Json, TestProduct } from './product';
import { payloadOf } from './refusal';

const OBLIGATION = `obligation { id version statement obligedParty query retiredAt definedAt stale staleReasons clause { id }
  latest { id } history(first: 50) { nodes { at actor action changes reason hash } } }`;
const mutation = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${OBLIGATION} userErrors { field code message suggestion } } }`;

export const DEFINE = mutation('defineObligation', 'DefineObligationInput');
export const UPDATE = mutation('updateObligation', 'UpdateObligationInput');
export const RETIRE = mutation('retireObligation', 'RetireObligationInput');
export const ASSESS = `mutation ($ids: [ID!]) { assessObligations(ids: $ids) {
  assessments { id assessedAt outcome population violations error durationMilliseconds evidenceIds
    evidence { __typename ... on IncidentAssignment { id } } obligation { id } againstClauseVersion { id } }
  userErrors { field code message suggestion } } }`;

/** Counts scenarios of which none is without actions. */
export const QUERY = `{ population: recoveryScenarios { totalCount }
  violations: recoveryScenarios(filter: { hasDccActions: false }) { totalCount } }`;

export const DUTY = {
  clauseId: 'clause:IMP-5.2',
  statement: 'DCC acts in every scenario.',
  obligedParty: 'DCC',
  query: QUERY,
};

/** Those who keep obligations at work. */
export class Obligations {
  constructor(private readonly product: TestProduct) {}

  attempt(operation: string, input: object, asker: Asker = 'GOVERNANCE'): () => Promise<Answer> {
    return () => this.product.ask(asker, operation, { input });
  }

  /** The obligation that a mutation, which must go well, made or changed. */
  async done(operation: string, input: object, asker: Asker = 'GOVERNANCE'): Promise<Json> {
    const answer = await this.product.ask(asker, operation, { input });
    expect(answer.errors).toBeUndefined();
    const { userErrors, obligation } = payloadOf(answer);
    expect(userErrors).toEqual([]);
    return obligation;
  }

  async assessed(ids: readonly string[] | null, asker: Asker = 'ANALYST'): Promise<Json[]> {
    const answer = await this.product.ask(asker, ASSESS, { ids });
    expect(answer.errors).toBeUndefined();
    const { userErrors, assessments } = payloadOf(answer);
    expect(userErrors).toEqual([]);
    return assessments;
  }
}
