import { Field, ID, InputType, Int } from 'type-graphql';
import { SupportingInformationInput } from '../assign-incident.input';
import { FaultArea } from '../vocabulary';

@InputType({ description: 'What is known of an incident by now; what is left out stays as it is.' })
export class UpdateIncidentInput {
  @Field(() => ID, { description: 'Readable id of the incident.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the incident that the caller saw.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'What is wrong, in a line of at most 500 characters.' })
  summary?: string | null;

  @Field(() => String, { nullable: true, description: 'What is wrong, at length; null takes it away.' })
  description?: string | null;

  @Field(() => FaultArea, {
    nullable: true,
    description: 'Where the fault lies; null when that is not known after all.',
  })
  faultArea?: FaultArea | null;

  @Field(() => ID, { nullable: true, description: 'The service provider at which the fault is; null for none.' })
  serviceProviderId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'All devices that it is about: each once, 200 at most.' })
  deviceIds?: string[] | null;
}

@InputType({ description: 'Who is to be kept informed of an incident.' })
export class SetInterestedPartiesInput {
  @Field(() => ID, { description: 'Readable id of the incident.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the incident that the caller saw.' })
  version!: number;

  @Field(() => [ID], { description: 'All of them: each once, 200 at most.' })
  organisationIds!: string[];
}

@InputType({ description: 'Something to note of an incident.' })
export class AddNoteInput {
  @Field(() => ID, { description: 'Readable id of the incident.' })
  id!: string;

  @Field(() => String, { description: 'The note.' })
  text!: string;
}

@InputType({ description: 'Supporting information for an assignment that is running (IMP 2.5.6).' })
export class AddSupportingInformationInput {
  @Field(() => ID, { description: 'Readable id of the assignment.' })
  assignmentId!: string;

  @Field(() => SupportingInformationInput, { description: 'What helps the party.' })
  information!: SupportingInformationInput;
}
