import { Field, ID, InputType } from 'type-graphql';
import { FaultArea, IncidentCategory } from './vocabulary';

@InputType({ description: 'What is known of an incident when it is recorded.' })
export class LogIncidentInput {
  @Field(() => String, { description: 'What is wrong, in a line of at most 500 characters.' })
  summary!: string;

  @Field(() => String, { nullable: true, description: 'What is wrong, at length.' })
  description?: string | null;

  @Field(() => IncidentCategory, { description: 'How severe it is; categoryTargets tells what belongs where.' })
  category!: IncidentCategory;

  @Field(() => String, { nullable: true, description: 'Why it is of that category.' })
  categoryRationale?: string | null;

  @Field(() => FaultArea, { nullable: true, description: 'Where the fault lies, as far as is known.' })
  faultArea?: FaultArea | null;

  @Field(() => [ID], { nullable: true, description: 'The devices it is about: each once, 200 at most.' })
  deviceIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'The service provider at which the fault is.' })
  serviceProviderId?: string | null;

  @Field(() => ID, { description: 'Who raises it; a caller that acts for an organisation raises in its name.' })
  raisedById!: string;

  @Field(() => [ID], { nullable: true, description: 'Who is to be kept informed: each once, 200 at most.' })
  interestedPartyIds?: string[] | null;
}
