import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../platform/graphql/scalars';
import { UserError } from '../../../platform/input/problems';
import { Milestone } from './milestone';

const VERSION = 'Version of the milestone that you saw; when it is given, it must be the current one.';

@InputType({ description: 'A step on the way from consultation to designation.' })
export class PlanMilestoneInput {
  @Field(() => ID, { description: 'The consultation.' })
  consultationId!: string;

  @Field(() => String, { description: 'What is to be reached, up to 500 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'By whose authority, or under which rule.' })
  authority?: string | null;

  @Field(() => String, { nullable: true, description: 'When, in words; the day by which it is due unless given.' })
  plannedFor?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day by which it is due; needed when there are no words.' })
  dueOn?: string | null;
}

@InputType({ description: 'When a milestone is planned for now.' })
export class RescheduleMilestoneInput {
  @Field(() => ID, { description: 'The milestone.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: VERSION })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'When, in words; the day by which it is due unless given.' })
  plannedFor?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day by which it is due; needed when there are no words.' })
  dueOn?: string | null;

  @Field(() => String, { description: 'Why, for the history, which everybody reads.' })
  note!: string;
}

@InputType({ description: 'That a milestone was reached.' })
export class CompleteMilestoneInput {
  @Field(() => ID, { description: 'The milestone.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: VERSION })
  version?: number | null;

  @Field(() => DateScalar, { description: 'Day on which it was reached, in UK time; not one to come.' })
  doneOn!: string;

  @Field(() => String, { nullable: true, description: 'What there is to say, for the history, which everybody reads.' })
  note?: string | null;
}

@InputType({ description: 'That a milestone is given up.' })
export class CancelMilestoneInput {
  @Field(() => ID, { description: 'The milestone.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: VERSION })
  version?: number | null;

  @Field(() => String, { description: 'Why, for the history, which everybody reads.' })
  note!: string;
}

@ObjectType({ description: 'The milestone, or what to mend in the input.', simpleResolvers: true })
export class MilestonePayload {
  @Field(() => Milestone, { nullable: true, description: 'The milestone; null when nothing was changed.' })
  milestone!: Milestone | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
