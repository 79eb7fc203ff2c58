import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/input/problems';
import { TraceLinkType } from '../register/register.vocabulary';
import { TraceLink } from './trace-link';

@InputType({ description: 'Two things, and what one has to do with the other.' })
export class CreateTraceLinkInput {
  @Field(() => ID, { description: 'Id of the thing that the link comes from.' })
  fromId!: string;

  @Field(() => ID, { description: 'Id of the thing that it goes to.' })
  toId!: string;

  @Field(() => TraceLinkType, { description: 'What it says of the first, towards the second.' })
  type!: TraceLinkType;

  @Field(() => String, { nullable: true, description: 'Why; up to 20,000 characters.' })
  rationale?: string | null;

  @Field(() => String, { nullable: true, description: 'Who is to see that it holds; who makes it unless given.' })
  owner?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Baselines, one a document, whose text of the clauses at its ends it is reviewed against; what is in force unless given.',
  })
  baselineIds?: string[] | null;
}

@ObjectType({ description: 'The link, or what to mend in the input.', simpleResolvers: true })
export class TraceLinkPayload {
  @Field(() => TraceLink, { nullable: true, description: 'The link; null when nothing was changed.' })
  traceLink!: TraceLink | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
