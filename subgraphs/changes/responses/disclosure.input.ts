import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { UserError } from '../../../platform/input/problems';
import { DisclosureRegime } from '../consultations/consultation.vocabulary';
import { Disclosure } from './disclosure';

@InputType({ description: 'A request in law to disclose a response, decided on already or not.' })
export class RecordDisclosureInput {
  @Field(() => ID, { description: 'The response that was asked for.' })
  responseId!: string;

  @Field(() => DisclosureRegime, { description: 'Under which law.' })
  regime!: DisclosureRegime;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Field(() => ID, { nullable: true, description: 'Who asked, where it is an organisation known here.' })
  byOrganisationId?: string | null;

  @Field(() => Boolean, { description: "Whether the respondent's own explanation was taken into account." })
  explanationConsidered!: boolean;

  @Field(() => String, { nullable: true, description: 'What was decided; with decidedAt.' })
  outcome?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided; with outcome.' })
  decidedAt?: Date | null;
}

@InputType({ description: 'What was decided on a request to disclose a response.' })
export class DecideDisclosureInput {
  @Field(() => ID, { description: 'The request.' })
  id!: string;

  @Field(() => Int, { description: 'Its version that the caller saw.' })
  version!: number;

  @Field(() => String, { description: 'What was decided.' })
  outcome!: string;

  @Field(() => Boolean, { description: "Whether the respondent's own explanation was taken into account." })
  explanationConsidered!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided; now unless given.' })
  decidedAt?: Date | null;
}

@ObjectType({ description: 'The request for disclosure, or what to mend in the input.', simpleResolvers: true })
export class DisclosurePayload {
  @Field(() => Disclosure, { nullable: true, description: 'The request; null when nothing was changed.' })
  disclosure!: Disclosure | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
