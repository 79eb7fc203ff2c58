import type { Problems } from '../../../platform/input/problems';
import { ExerciseClass, ExercisePhase } from './exercise-class';

/** What is said of an exercise before it begins. */
export interface ExercisePlan {
  exerciseClass: ExerciseClass;
  from: Date;
  /** Null while its end is open. */
  to: Date | null;
  announcement: string | null;
}

/**
 * Checks when an exercise runs and how it is announced. One on live systems is announced, with a window that ends; one
 * that Users will notice is announced before it begins. What is wrong is added to the problems.
 * @param announcedAt when the announcement was, or is, published
 * @source the yearly BCDR tests of DCC: outside live systems, on them without impact, on them with impact
 */
export function checkPlan(problems: Problems, plan: ExercisePlan, announcedAt: Date, under: readonly string[]): void {
  const { exerciseClass, from, to, announcement } = plan;
  if (to !== null && to.getTime() <= from.getTime()) {
    const message = `The window ends at ${to.toISOString()}, and begins at ${from.toISOString()}.`;
    problems.add([...under, 'to'], 'WINDOW_REVERSED', message, 'Give an end that is later than the beginning.');
  }
  if (exerciseClass === ExerciseClass.OUTSIDE_LIVE) return;
  if (to === null) {
    const message = 'An exercise on live systems has a window that ends.';
    problems.add([...under, 'to'], 'WINDOW_OPEN', message, 'Say when it will be over at the latest.');
  }
  if (announcement === null) {
    const message = 'An exercise on live systems is announced.';
    problems.add([...under, 'announcement'], 'ANNOUNCEMENT_MISSING', message, 'Write what Users need to know of it.');
  } else if (exerciseClass === ExerciseClass.LIVE_WITH_IMPACT && announcedAt.getTime() > from.getTime()) {
    const message = `It would be announced at ${announcedAt.toISOString()}, and begins at ${from.toISOString()}.`;
    problems.add([...under, 'from'], 'ANNOUNCED_LATE', message, 'Let it begin after its announcement.');
  }
}

/** Where an exercise stands at an instant. */
export function phaseOf(from: Date, to: Date | null, endedAt: Date | null, now: Date): ExercisePhase {
  if (endedAt !== null || (to !== null && to.getTime() <= now.getTime())) return ExercisePhase.OVER;
  return now.getTime() < from.getTime() ? ExercisePhase.PLANNED : ExercisePhase.UNDER_WAY;
}
