import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../platform/graphql/scalars';
import { UserError } from '../../../platform/input/problems';
import { CategoryTarget } from '../category-target';
import { IncidentCategory } from '../vocabulary';

@InputType({ description: 'The target times of a category.' })
export class CategoryTargetInput {
  @Field(() => IncidentCategory, { description: 'The category.' })
  category!: IncidentCategory;

  @Field(() => Int, {
    nullable: true,
    description: 'Version, where targets of that category and that very day are there and are to be replaced.',
  })
  version?: number | null;

  @Field(() => Int, { description: 'Seconds until a party must have taken the incident up.' })
  responseSeconds!: number;

  @Field(() => Int, { description: 'Seconds until it must be resolved; not fewer than until the response.' })
  resolutionSeconds!: number;

  @Field(() => String, {
    nullable: true,
    description: 'What belongs in the category; as it was on that day unless given.',
  })
  description?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Examples, 20 at most; as they were on that day unless given.',
  })
  examples?: string[] | null;

  @Field(() => String, { description: 'Where the times come from, e.g. the clause of the document in force.' })
  source!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether they were checked against the document in force; false unless given.',
  })
  confirmed?: boolean | null;
}

@InputType({ description: 'Target times that are to hold from a day on.' })
export class SetCategoryTargetsInput {
  @Field(() => DateScalar, {
    description: 'First day, in the UK, on which they hold; incidents that were raised before keep their targets.',
  })
  effectiveFrom!: string;

  @Field(() => [CategoryTargetInput], { description: 'The categories whose targets change: each once.' })
  targets!: CategoryTargetInput[];
}

@ObjectType({ description: 'The targets that were set, or what to mend in the input.', simpleResolvers: true })
export class CategoryTargetsPayload {
  @Field(() => [CategoryTarget], { nullable: true, description: 'The targets; null when nothing was changed.' })
  targets!: CategoryTarget[] | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
