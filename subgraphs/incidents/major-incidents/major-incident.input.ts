import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../../../platform/graphql/scalars';
import { IncidentCategory } from '../vocabulary';
import { MajorIncidentKind } from './major-incident-kind';

@InputType({ description: 'What makes an incident a major one.' })
export class DeclareMajorIncidentInput {
  @Field(() => ID, { description: 'The incident.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the caller saw.' })
  version!: number;

  @Field(() => String, { description: 'What makes it a major one, in a line of at most 500 characters.' })
  summary!: string;

  @Field(() => MajorIncidentKind, {
    nullable: true,
    description: 'Whose it is; unless given, by the role of who has the incident.',
  })
  kind?: MajorIncidentKind | null;
}

@InputType({ description: 'What the review of a major incident found.' })
export class RecordMajorIncidentReviewInput {
  @Field(() => ID, { description: 'The incident.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the caller saw.' })
  version!: number;

  @Field(() => String, { description: 'What was found, and what is to be done.' })
  findings!: string;
}

@InputType({ description: 'The report of a review, as everybody is to read it.' })
export class PublishMajorIncidentReportInput {
  @Field(() => ID, { description: 'The incident.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the caller saw.' })
  version!: number;

  @Field(() => String, { description: 'What it is about, in a line of at most 500 characters.' })
  title!: string;

  @Field(() => String, { description: 'What happened, what was found, and what is done about it.' })
  text!: string;
}

@InputType({ description: 'What holds of major incidents from a day on.' })
export class SetMajorIncidentRuleInput {
  @Field(() => DateScalar, { description: 'First day on which it holds: tomorrow at the earliest.' })
  effectiveFrom!: string;

  @Field(() => [IncidentCategory], { description: 'The categories of which an incident can be declared a major one.' })
  categories!: IncidentCategory[];

  @Field(() => Int, { description: 'By the end of which day after it is declared it must be reviewed: 0 to 366.' })
  reviewWithinDays!: number;

  @Field(() => String, { description: 'Where it comes from, e.g. the clause.' })
  source!: string;

  @Field(() => Boolean, { description: 'Whether it was checked against the document in force.' })
  confirmed!: boolean;
}
