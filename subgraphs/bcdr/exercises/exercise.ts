import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { ExerciseClass, ExercisePhase } from './exercise-class';

@ObjectType({ description: 'How an exercise is run, and what was announced of it.', simpleResolvers: true })
export class Exercise {
  @Field(() => ExerciseClass, { description: 'What it does to live systems.' })
  exerciseClass!: ExerciseClass;

  @Field(() => DateTimeScalar, { description: 'When its window begins.' })
  from!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its window ends; null while that is open.' })
  to!: Date | null;

  @Field(() => ExercisePhase, { description: 'Where it stands now.' })
  phase!: ExercisePhase;

  @Field(() => String, { nullable: true, description: 'What Users were told of it; null while it is not announced.' })
  announcement!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was first announced; its history tells what changed since.',
  })
  announcedAt!: Date | null;
}

@InputType({ description: 'How an exercise is to be run, and what is announced of it.' })
export class ExercisePlanInput {
  @Field(() => ExerciseClass, { nullable: true, description: 'What it does to live systems; nothing unless given.' })
  exerciseClass?: ExerciseClass | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its window begins; now unless given.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When its window ends; needed for an exercise on live systems.',
  })
  to?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What Users are told of it, at most 20,000 characters; needed for an exercise on live systems; given by those who act for DCC.',
  })
  announcement?: string | null;
}

@InputType({ description: 'What changes in the plan of an exercise; what is left out stays.' })
export class ReplanExerciseInput {
  @Field(() => ID, { description: 'The exercise.' })
  disasterId!: string;

  @Field(() => Int, { description: 'Version of it that you saw.' })
  version!: number;

  @Field(() => ExercisePlanInput, { description: 'What of its plan is new.' })
  plan!: ExercisePlanInput;

  @Field(() => String, { description: 'Why, in a sentence; at most 500 characters.' })
  note!: string;
}

@InputType({ description: 'An exercise that is over.' })
export class EndExerciseInput {
  @Field(() => ID, { description: 'The exercise.' })
  disasterId!: string;

  @Field(() => Int, { description: 'Version of it that you saw.' })
  version!: number;

  @Field(() => String, { description: 'How it went, in a sentence; at most 500 characters.' })
  note!: string;
}
