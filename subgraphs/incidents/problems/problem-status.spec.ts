import 'reflect-metadata';
import fc from 'fast-check';
import { Problems } from '../../../platform/input/problems';
import { checkProblemMove, PROBLEM_MOVES, ProblemStatus } from './problem-status';

const STATUSES = Object.values(ProblemStatus);
const codes = (status: ProblemStatus, to: ProblemStatus, rootCause: string | null) => {
  const problems = new Problems();
  checkProblemMove(problems, { reference: 'PRB000000001', status, rootCause }, to);
  return problems.list.map(({ code }) => code);
};

describe('the life of a problem record', () => {
  it.each([
    ['OPEN', 'KNOWN_ERROR'],
    ['KNOWN_ERROR', 'OPEN'],
    ['KNOWN_ERROR', 'RESOLVED'],
    ['RESOLVED', 'KNOWN_ERROR'],
    ['RESOLVED', 'CLOSED'],
    ['CLOSED', 'OPEN'],
  ] as const)('goes from %s to %s', (from, to) => {
    expect(codes(ProblemStatus[from], ProblemStatus[to], 'A leak.')).toEqual([]);
  });

  it('goes nowhere else', () => {
    const allowed = STATUSES.flatMap((from) => STATUSES.filter((to) => codes(from, to, 'A leak.').length === 0));
    expect(allowed).toHaveLength(6);
  });

  it('by any walk never stands past OPEN without a root cause', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...STATUSES), fc.boolean()), { maxLength: 30 }), (steps) => {
        let status: ProblemStatus = ProblemStatus.OPEN;
        for (const [to, known] of steps) {
          const refused = codes(status, to, known ? 'A leak.' : null);
          if (!PROBLEM_MOVES[status].includes(to)) expect(refused).toEqual(['MOVE_NOT_ALLOWED']);
          else if (to !== ProblemStatus.OPEN && !known) expect(refused).toEqual(['ROOT_CAUSE_MISSING']);
          else expect(refused).toEqual([]);
          if (refused.length === 0) status = to;
        }
      }),
    );
  });
});
