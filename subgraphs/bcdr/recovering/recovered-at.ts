import type { Problems } from '../../../platform/input/problems';

interface RecoveryTime {
  /** When the services were back, as it was told; null when it was not. */
  given: Date | null;
  /** From when the time to recover is counted. */
  from: Date;
  now: Date;
  /** Whether the step ends recovery. */
  ends: boolean;
}

/** Checks the time at which recovery is said to have ended: between the beginning and now, and only where it ended. */
export function checkRecoveryTime(problems: Problems, { given, from, now, ends }: RecoveryTime): void {
  if (given === null) return;
  const field = 'recoveredAt';
  if (!ends) {
    const message = 'Recovery does not end with this step.';
    problems.add(field, 'NOT_RECOVERED', message, 'Leave it out, and give it with the step to RECOVERED.');
  } else if (given.getTime() > now.getTime()) {
    const message = `${given.toISOString()} is still to come.`;
    problems.add(field, 'TIME_TO_COME', message, 'Take the step when the services are back.');
  } else if (given.getTime() < from.getTime()) {
    const message = `${given.toISOString()} is before recovery could begin, at ${from.toISOString()}.`;
    problems.add(field, 'BEFORE_DECLARED', message, 'Give a time from then on, or leave it out for now.');
  }
}
