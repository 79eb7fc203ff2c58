import fc from 'fast-check';
import { Problems } from '../../../platform/input/problems';
import { DispositionOutcome } from '../consultations/consultation.vocabulary';
import { checkOutcome } from './decision';

const outcome = fc.constantFrom(...Object.values(DispositionOutcome));
const decision = fc.record({
  outcome,
  noChangeReason: fc.option(fc.constant('It says so already.')),
  resultingClauseVersionIds: fc.array(fc.constant('clauseVersion:IMP-2.0#IMP-2.1.3'), { maxLength: 2 }),
});

function codeOf(given: Parameters<typeof checkOutcome>[1]): string | undefined {
  const problems = new Problems();
  checkOutcome(problems, given);
  expect(problems.list.length).toBeLessThanOrEqual(1);
  return problems.list[0]?.code;
}

describe('a decision', () => {
  it('to accept is taken with clauses, or with why there are none, and never with neither or both', () => {
    fc.assert(
      fc.property(decision, (given) => {
        fc.pre(['ACCEPTED', 'PARTLY_ACCEPTED'].includes(given.outcome));
        const { noChangeReason: reason, resultingClauseVersionIds: clauses } = given;
        const expected = clauses.length > 0 === (reason !== null);
        const code = clauses.length > 0 ? 'CLAUSE_AND_REASON' : 'CLAUSE_OR_REASON_NEEDED';
        expect(codeOf(given)).toBe(expected ? code : undefined);
      }),
    );
  });

  it('not to accept may name clauses, and needs no reason why none changes', () => {
    fc.assert(
      fc.property(decision, (given) => {
        fc.pre(!['ACCEPTED', 'PARTLY_ACCEPTED'].includes(given.outcome));
        expect(codeOf(given)).toBe(given.noChangeReason === null ? undefined : 'NOT_ACCEPTED');
      }),
    );
  });
});
