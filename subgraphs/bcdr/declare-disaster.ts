import { Field, ID, InputType } from 'type-graphql';
import { ExercisePlanInput } from './exercises/exercise';

/** Most components that one disaster is about. */
export const MAX_COMPONENTS = 200;

@InputType({ description: 'A scenario that occurred, and what it is about.' })
export class DeclareDisasterInput {
  @Field(() => ID, { description: 'The scenario; it must fit the components (IMP 5.2).' })
  scenarioId!: string;

  @Field(() => [ID], { description: 'The components that are lost: 1 to 200, all of one provider and kind.' })
  componentIds!: string[];

  @Field(() => String, { description: 'What happened, in a sentence; at most 500 characters.' })
  summary!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether it is an exercise, in which nothing is really lost.',
  })
  exercise?: boolean | null;

  @Field(() => ExercisePlanInput, {
    nullable: true,
    description: 'How it is exercised; without it, outside live systems from now on. For an exercise only.',
  })
  exercisePlan?: ExercisePlanInput | null;

  @Field(() => ID, { nullable: true, description: 'The incident that led to it.' })
  incidentId?: string | null;
}
