import type { DisasterEvent } from '../disaster-event';
import { ExerciseClass } from '../exercises/exercise-class';

type ExerciseFacts = Pick<DisasterEvent, 'exercise' | 'exerciseClass' | 'exerciseFrom' | 'declaredAt'>;

/** From when the time to recover is counted: from declaring; in an exercise, from when its window began. */
export function recoveryStart({ exercise, exerciseFrom, declaredAt }: Omit<ExerciseFacts, 'exerciseClass'>): Date {
  return exercise && exerciseFrom !== null ? exerciseFrom : declaredAt;
}

/** Whether there is anything to recover from: an exercise whose window has not begun is called off by closing it. */
export function hasBegun(facts: ExerciseFacts, now: Date): boolean {
  return !facts.exercise || recoveryStart(facts).getTime() <= now.getTime();
}

/** Whether Users notice it: what really occurred, and an exercise on live systems with impact once it has begun. */
export function touchesLive(facts: ExerciseFacts, now: Date): boolean {
  return !facts.exercise || (facts.exerciseClass === ExerciseClass.LIVE_WITH_IMPACT && hasBegun(facts, now));
}
