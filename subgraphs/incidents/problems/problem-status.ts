import { registerEnumType } from 'type-graphql';
import type { Problems } from '../../../platform/input/problems';

export enum ProblemStatus {
  OPEN = 'OPEN',
  KNOWN_ERROR = 'KNOWN_ERROR',
  RESOLVED = 'RESOLVED',
  CLOSED = 'CLOSED',
}
registerEnumType(ProblemStatus, {
  name: 'ProblemStatus',
  description: 'Where a problem record stands.',
  valuesConfig: {
    OPEN: { description: 'The cause is looked for.' },
    KNOWN_ERROR: { description: 'The cause is known, and not gone yet.' },
    RESOLVED: { description: 'The cause is gone; it is watched whether incidents come back.' },
    CLOSED: { description: 'Done with.' },
  },
});

const { OPEN, KNOWN_ERROR, RESOLVED, CLOSED } = ProblemStatus;

/**
 * Where a problem record may go: on, or back when the cause proves to be another or is not gone.
 * @source Practice in service management, to be confirmed; the policy knows repeat incidents and no life cycle for this
 */
export const PROBLEM_MOVES: Record<ProblemStatus, readonly ProblemStatus[]> = {
  [OPEN]: [KNOWN_ERROR],
  [KNOWN_ERROR]: [OPEN, RESOLVED],
  [RESOLVED]: [KNOWN_ERROR, CLOSED],
  [CLOSED]: [OPEN],
};

interface Standing {
  reference: string;
  status: ProblemStatus;
  rootCause: string | null;
}

/** Checks that a problem record may go to a status: along the moves, and no further than OPEN without its root cause. */
export function checkProblemMove(
  problems: Problems,
  { reference, status, rootCause }: Standing,
  to: ProblemStatus,
): void {
  const moves = PROBLEM_MOVES[status];
  if (!moves.includes(to)) {
    const message = `${reference} is ${status} and cannot become ${to}.`;
    problems.add('to', 'MOVE_NOT_ALLOWED', message, `From ${status} it can become ${moves.join(' or ')}.`);
  } else if (to !== OPEN && rootCause === null) {
    const message = `${reference} has no root cause, so it cannot become ${to}.`;
    problems.add('to', 'ROOT_CAUSE_MISSING', message, 'Say what the root cause is first, by updateProblem.');
  }
}
