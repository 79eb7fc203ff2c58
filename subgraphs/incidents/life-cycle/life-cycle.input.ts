import { Field, ID, InputType, Int } from 'type-graphql';
import { IncidentCategory, IncidentStatus } from '../vocabulary';

@InputType({ description: 'Where an incident is to go.' })
export class TransitionIncidentInput {
  @Field(() => ID, { description: 'Readable id of the incident.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the incident that the caller saw.' })
  version!: number;

  @Field(() => IncidentStatus, { description: 'The status to come to.' })
  to!: IncidentStatus;

  @Field(() => String, { description: 'Why; of a resolution, how the fault was mended.' })
  note!: string;
}

@InputType({ description: 'That the party of an assignment takes the incident up.' })
export class AcceptAssignmentInput {
  @Field(() => ID, { description: 'Readable id of the assignment, which must be the one that is running.' })
  assignmentId!: string;

  @Field(() => Int, { description: 'Version of the incident that the caller saw.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'What the party says to it.' })
  note?: string | null;
}

@InputType({ description: 'How severe an incident proves to be.' })
export class CategoriseIncidentInput {
  @Field(() => ID, { description: 'Readable id of the incident.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the incident that the caller saw.' })
  version!: number;

  @Field(() => IncidentCategory, { description: 'The category; categoryTargets tells what belongs where.' })
  category!: IncidentCategory;

  @Field(() => String, { description: 'Why it is of that category.' })
  rationale!: string;
}
