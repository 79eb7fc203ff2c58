import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/input/problems';
import { ComplianceAssessment } from './compliance-assessment';
import { Obligation } from './obligation';

const QUERY =
  'A GraphQL query on the whole graph, without variables, that selects two connections, aliased `population` and `violations`, anywhere in it but in a list; their counts, and the ids of what breaks the duty, are asked for by themselves. Up to 20,000 characters.';

@InputType({ description: 'A duty that a clause lays on a party, and the query that shows whether it is kept.' })
export class DefineObligationInput {
  @Field(() => ID, { description: 'The clause that it rests on.' })
  clauseId!: string;

  @Field(() => String, { description: 'The duty in a sentence; up to 500 characters.' })
  statement!: string;

  @Field(() => String, { description: 'Who has to see to it; up to 200 characters.' })
  obligedParty!: string;

  @Field(() => String, { description: QUERY })
  query!: string;
}

@InputType({ description: 'What of an obligation is to be otherwise; what is left out stays as it is.' })
export class UpdateObligationInput {
  @Field(() => ID, { description: 'The obligation.' })
  id!: string;

  @Field(() => Int, { description: 'Its version that the caller saw.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'The duty in a sentence; up to 500 characters.' })
  statement?: string | null;

  @Field(() => String, { nullable: true, description: 'Who has to see to it; up to 200 characters.' })
  obligedParty?: string | null;

  @Field(() => String, { nullable: true, description: QUERY })
  query?: string | null;

  @Field(() => String, { nullable: true, description: 'Why, for its history; up to 20,000 characters.' })
  reason?: string | null;
}

@InputType({ description: 'An obligation that is to be assessed no more; what was found of it is kept.' })
export class RetireObligationInput {
  @Field(() => ID, { description: 'The obligation.' })
  id!: string;

  @Field(() => Int, { description: 'Its version that the caller saw.' })
  version!: number;

  @Field(() => String, { description: 'Why, for its history; up to 20,000 characters.' })
  reason!: string;
}

@ObjectType({ description: 'The obligation, or what to mend in the input.', simpleResolvers: true })
export class ObligationPayload {
  @Field(() => Obligation, { nullable: true, description: 'The obligation; null when nothing was changed.' })
  obligation!: Obligation | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What was found, or what to mend in the input.', simpleResolvers: true })
export class AssessmentPayload {
  @Field(() => [ComplianceAssessment], {
    description: 'What was found, in the order of the ids; none when there is something to mend.',
  })
  assessments!: ComplianceAssessment[];

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
