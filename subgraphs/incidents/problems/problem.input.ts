import { Field, ID, InputType, Int } from 'type-graphql';
import { ProblemStatus } from './problem-status';

@InputType({ description: 'What is known of a cause that incidents have in common.' })
export class OpenProblemInput {
  @Field(() => String, { description: 'What the incidents have in common, in a line of at most 500 characters.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'The same at length.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'What causes them.' })
  rootCause?: string | null;

  @Field(() => String, { nullable: true, description: 'What helps until the cause is gone.' })
  workaround?: string | null;

  @Field(() => [ID], { nullable: true, description: 'The incidents that it groups: each once, 200 at most.' })
  incidentIds?: string[] | null;
}

@InputType({ description: 'What is known better of a problem; what is not given stays as it is.' })
export class UpdateProblemInput {
  @Field(() => ID, { description: 'The problem record.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the caller saw.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'What the incidents have in common, in a line.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'The same at length; null takes it away.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'What causes them; null takes it away while it is OPEN.' })
  rootCause?: string | null;

  @Field(() => String, { nullable: true, description: 'What helps until the cause is gone; null takes it away.' })
  workaround?: string | null;
}

@InputType({ description: 'Where a problem record is to go.' })
export class TransitionProblemInput {
  @Field(() => ID, { description: 'The problem record.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the caller saw.' })
  version!: number;

  @Field(() => ProblemStatus, { description: 'Where it is to go.' })
  to!: ProblemStatus;

  @Field(() => String, { description: 'Why.' })
  note!: string;
}

@InputType({ description: 'Which incidents a problem record is to group, or no longer.' })
export class ProblemIncidentsInput {
  @Field(() => ID, { description: 'The problem record.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the problem record that the caller saw.' })
  version!: number;

  @Field(() => [ID], { description: 'The incidents: each once, 1 to 200.' })
  incidentIds!: string[];

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason?: string | null;
}
