import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Whether a link still holds, after a clause at an end has changed.' })
export class ReviewTraceLinkInput {
  @Field(() => ID, { description: 'Id of the link.' })
  id!: string;

  @Field(() => Int, { description: 'Its version when it was read.' })
  version!: number;

  @Field(() => Boolean, { description: 'Whether it holds for the text that stands; if not, it is retired.' })
  stillHolds!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it holds, in place of what was said before, or why it does so no longer; up to 20,000 characters.',
  })
  rationale?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Baselines, one a document, whose text of the clauses at its ends it is reviewed against; what is in force unless given.',
  })
  baselineIds?: string[] | null;
}

@InputType({ description: 'A link that holds no longer, and why.' })
export class RetireTraceLinkInput {
  @Field(() => ID, { description: 'Id of the link.' })
  id!: string;

  @Field(() => Int, { description: 'Its version when it was read.' })
  version!: number;

  @Field(() => String, { description: 'Why; up to 500 characters.' })
  reason!: string;
}

@InputType({ description: 'What is to be otherwise with a link; what is not given stays as it is.' })
export class UpdateTraceLinkInput {
  @Field(() => ID, { description: 'Id of the link.' })
  id!: string;

  @Field(() => Int, { description: 'Its version when it was read.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Why it was made; null takes it away; up to 20,000 characters.' })
  rationale?: string | null;

  @Field(() => String, { nullable: true, description: 'Who is to see that it holds; up to 200 characters.' })
  owner?: string | null;
}
