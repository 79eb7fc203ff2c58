import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root, UseMiddleware } from 'type-graphql';
import { forDcc } from '../../../platform/caller/acts-for-dcc';
import { NETWORK_WRITERS } from '../../../platform/caller/role';
import { payload } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { DisasterEvent } from '../disaster-event';
import { DisasterPayload } from '../disaster-payload';
import { EndExerciseInput, Exercise, ReplanExerciseInput } from './exercise';
import { ExerciseClass } from './exercise-class';
import { phaseOf } from './exercise-plan';
import { endExercise, replanExercise } from './exercises.service';

@Resolver(() => DisasterEvent)
export class ExercisesResolver {
  @Authorized(NETWORK_WRITERS)
  @UseMiddleware(forDcc)
  @Mutation(() => DisasterPayload, {
    description:
      'Changes the class, the window or the announcement of an exercise that is not over. For those who act for DCC.',
  })
  replanExercise(
    @Arg('input', () => ReplanExerciseInput, { description: 'What changes.' }) input: ReplanExerciseInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('disaster', () => replanExercise(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @UseMiddleware(forDcc)
  @Mutation(() => DisasterPayload, {
    description:
      'Ends an exercise: its window closes, and the time it took is the recovery time that it achieved. For those who act for DCC.',
  })
  endExercise(
    @Arg('input', () => EndExerciseInput, { description: 'Which exercise, and how it went.' }) input: EndExerciseInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('disaster', () => endExercise(context, input));
  }

  @FieldResolver(() => Exercise, {
    nullable: true,
    description: 'How it is exercised, and what was announced of it; null for what really occurred.',
  })
  exercisePlan(@Root() disaster: DisasterEvent, @Ctx() { clock }: RequestContext): Exercise | null {
    if (!disaster.exercise) return null;
    const { exerciseClass, exerciseFrom, exerciseTo: to, announcement, announcedAt, recoveredAt } = disaster;
    const from = exerciseFrom ?? disaster.declaredAt;
    return Object.assign(new Exercise(), {
      exerciseClass: exerciseClass ?? ExerciseClass.OUTSIDE_LIVE,
      ...{ from, to, announcement, announcedAt },
      phase: phaseOf(from, to, recoveredAt, clock.now()),
    });
  }
}
