import { DisasterStatus } from '../vocabulary';

const { DECLARED, RECOVERING, RECOVERED, CLOSED, EXERCISE_ONLY } = DisasterStatus;

/**
 * The steps that can be taken, by where a disaster stands. What has recovered and fails again is recovering again; what
 * is closed stays closed, and a later failure is declared anew. An exercise ends by being closed.
 * @source IMP 5.1, 5.2
 */
const STEPS: Readonly<Record<DisasterStatus, readonly DisasterStatus[]>> = {
  [DECLARED]: [RECOVERING],
  [RECOVERING]: [RECOVERED],
  [RECOVERED]: [RECOVERING, CLOSED],
  [CLOSED]: [],
  [EXERCISE_ONLY]: [CLOSED],
};

/** Where a disaster can go from a status. */
export function stepsFrom(status: DisasterStatus): readonly DisasterStatus[] {
  return STEPS[status];
}

/**
 * Whether a disaster cannot be closed because Users were never told its impact on them. What touches nothing that is live,
 * as most exercises, has none.
 * @source IMP 5.1.9
 */
export function lacksPublication(touchesLive: boolean, firstPublishedAt: Date | null): boolean {
  return touchesLive && firstPublishedAt === null;
}

/** Whether a step is the end of recovery: from then on the services are back. */
export function endsRecovery(from: DisasterStatus, to: DisasterStatus): boolean {
  return to === RECOVERED || (from === EXERCISE_ONLY && to === CLOSED);
}

/** Whether a step takes back that the services were back. */
export function failsAgain(from: DisasterStatus, to: DisasterStatus): boolean {
  return from === RECOVERED && to === RECOVERING;
}
