import type { EntityManager } from 'typeorm';
import { updateVersioned } from '../../../platform/database/versioned';
import { authorship, changesBetween, record } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readOptionalText, readText, SUMMARY } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { DisasterEvent } from '../disaster-event';
import { readDisaster } from '../read-disaster';
import type { EndExerciseInput, ExercisePlanInput, ReplanExerciseInput } from './exercise';
import { ExerciseClass, ExercisePhase } from './exercise-class';
import { checkPlan, phaseOf } from './exercise-plan';

/** The columns of a disaster that tell how it is exercised; all null for one that is none. */
export type ExerciseColumns = Pick<
  DisasterEvent,
  'exerciseClass' | 'exerciseFrom' | 'exerciseTo' | 'announcement' | 'announcedAt'
>;

export const NO_EXERCISE: ExerciseColumns = {
  exerciseClass: null,
  exerciseFrom: null,
  exerciseTo: null,
  announcement: null,
  announcedAt: null,
};

/** The plan of an exercise, what is not given as it was; what is wrong with it is added to the problems. */
export function readExercisePlan(
  problems: Problems,
  field: string,
  given: ExercisePlanInput,
  { now, before = NO_EXERCISE }: { now: Date; before?: ExerciseColumns },
): ExerciseColumns {
  const announced = readOptionalText(problems, [field, 'announcement'], given.announcement, PARAGRAPHS);
  const plan = {
    exerciseClass: given.exerciseClass ?? before.exerciseClass ?? ExerciseClass.OUTSIDE_LIVE,
    from: given.from ?? before.exerciseFrom ?? now,
    to: given.to ?? before.exerciseTo,
    announcement: announced ?? before.announcement,
  };
  const announcedAt = plan.announcement === null ? null : (before.announcedAt ?? now);
  checkPlan(problems, plan, announcedAt ?? now, [field]);
  return {
    exerciseClass: plan.exerciseClass,
    exerciseFrom: plan.from,
    exerciseTo: plan.to,
    announcement: plan.announcement,
    announcedAt,
  };
}

/** An exercise that is not over, as its caller saw it. */
async function readExercise(
  transaction: EntityManager,
  problems: Problems,
  named: { disasterId: string; version: number },
  now: Date,
): Promise<DisasterEvent | null> {
  const disaster = await readDisaster(transaction, problems, named);
  if (!disaster) return null;
  const { reference, exercise, exerciseFrom, exerciseTo, recoveredAt, declaredAt } = disaster;
  if (!exercise) {
    const way = 'Give an exercise; transitionDisaster moves a disaster on.';
    problems.add('disasterId', 'NOT_AN_EXERCISE', `${reference} is no exercise.`, way);
  } else if (phaseOf(exerciseFrom ?? declaredAt, exerciseTo, recoveredAt, now) === ExercisePhase.OVER) {
    problems.add('disasterId', 'EXERCISE_OVER', `${reference} is over.`, 'Declare another exercise.');
  }
  return disaster;
}

/**
 * @throws CONFLICT when the exercise has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 */
export async function replanExercise(context: RequestContext, input: ReplanExerciseInput): Promise<DisasterEvent> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'replanExercise');
    const problems = new Problems();
    const note = readText(problems, 'note', input.note, SUMMARY);
    const exercise = await readExercise(transaction, problems, input, by.at);
    const before = exercise ?? NO_EXERCISE;
    const changed = readExercisePlan(problems, 'plan', input.plan, { now: by.at, before });
    problems.refuseIfAny();
    if (!exercise) throw new TypeError('An exercise that was not found is refused above.');
    return changeExercise(transaction, exercise, changed, (changes) =>
      record(transaction, by, { thingId: exercise.id, changes, reason: note }),
    );
  });
}

/**
 * @throws CONFLICT when the exercise has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 */
export function endExercise(context: RequestContext, input: EndExerciseInput): Promise<DisasterEvent> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'endExercise');
    const problems = new Problems();
    const note = readText(problems, 'note', input.note, SUMMARY);
    const exercise = await readExercise(transaction, problems, input, by.at);
    if (exercise?.exerciseFrom && by.at.getTime() < exercise.exerciseFrom.getTime()) {
      const message = `${exercise.reference} begins at ${exercise.exerciseFrom.toISOString()}.`;
      problems.add('disasterId', 'EXERCISE_NOT_BEGUN', message, 'To run it at another time, use replanExercise.');
    }
    problems.refuseIfAny();
    if (!exercise) throw new TypeError('An exercise that was not found is refused above.');
    return changeExercise(transaction, exercise, { recoveredAt: by.at, exerciseTo: by.at }, (changes) =>
      record(transaction, by, { thingId: exercise.id, changes, reason: note }),
    );
  });
}

async function changeExercise(
  transaction: EntityManager,
  exercise: DisasterEvent,
  changed: Partial<DisasterEvent>,
  recordChanges: (changes: string) => Promise<void>,
): Promise<DisasterEvent> {
  const version = exercise.version + 1;
  await updateVersioned(transaction, DisasterEvent, exercise, changed);
  await recordChanges(changesBetween(exercise, { ...changed, version }));
  return Object.assign(new DisasterEvent(), exercise, changed, { version });
}
