import type { Json, TestProduct } from './product';
import { payloadOf } from './refusal';

export const SAMPLE = 'consultation:SAMPLE-2018-05-04';
export const ANSWER = 'answer:SAMPLE-2018-05-04-02-Q1';
export const COMMENT = 'comment:SAMPLE-2018-05-04-01-Q1-1';
export const VERSION = 'clauseVersion:IMP-2.0#IMP-2.1.3';

export const STATE = `id text redacted themes assignee version withdrawnAt clauses { number }
  disposition { outcome reasoning noChangeReason decidedAt decidedBy resultingClauses { id } }
  history(first: 50) { nodes { actor action changes reason } }`;
export const ERRORS = 'userErrors { field code message suggestion }';
export const mutation = (name: string, type: string, selected = `comment { ${STATE} }`) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${selected} ${ERRORS} } }`;
export const RAISE = mutation('raiseComment', 'RaiseCommentInput');
export const CODE = mutation('codeComment', 'CodeCommentInput');
export const DISPOSE = mutation('disposeComment', 'DisposeCommentInput');
export const DISPOSE_ALL = mutation('disposeComments', 'DisposeCommentsInput', `comments { ${STATE} }`);
export const WITHDRAW = mutation('withdrawComment', 'WithdrawCommentInput');
export const DECISION = { outcome: 'REJECTED', reasoning: 'The Code says otherwise.' };

/** Sends operations as governance, and gives what came of each, which must not be refused. */
export function governance(product: TestProduct) {
  return async (operation: string, input: object): Promise<Json> => {
    const answer = await product.ask('GOVERNANCE', operation, { input });
    expect(answer.errors).toBeUndefined();
    const { userErrors, ...rest } = payloadOf(answer);
    expect(userErrors).toEqual([]);
    return Object.values(rest)[0];
  };
}
