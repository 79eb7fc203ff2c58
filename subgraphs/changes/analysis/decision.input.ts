import { Field, ID, InputType, Int } from 'type-graphql';
import { DispositionOutcome } from '../consultations/consultation.vocabulary';

@InputType({ description: 'What is decided, and why.' })
export class DecisionInput {
  @Field(() => DispositionOutcome, { description: 'What is decided.' })
  outcome!: DispositionOutcome;

  @Field(() => String, { description: 'Why; up to 20,000 characters. Everybody who may know of the comment reads it.' })
  reasoning!: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      "Versions of clauses that came out of it, in baselines of the consultation's documents; at least one where it is accepted, unless no change is needed.",
  })
  resultingClauseVersionIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why no clause changes although it is accepted, all or in part; up to 20,000 characters.',
  })
  noChangeReason?: string | null;
}

@InputType({ description: 'A comment, and what is decided on it.' })
export class DisposeCommentInput extends DecisionInput {
  @Field(() => ID, { description: 'The comment.' })
  id!: string;

  @Field(() => Int, { description: 'Its version, as the caller has read it.' })
  version!: number;
}

@InputType({ description: 'A comment as the caller has read it.' })
export class CommentVersionInput {
  @Field(() => ID, { description: 'The comment.' })
  id!: string;

  @Field(() => Int, { description: 'Its version, as the caller has read it.' })
  version!: number;
}

@InputType({ description: 'Comments, and what is decided on all of them.' })
export class DisposeCommentsInput extends DecisionInput {
  @Field(() => [CommentVersionInput], { description: 'The comments: 1 to 1,000, of one consultation.' })
  items!: CommentVersionInput[];
}

@InputType({ description: 'A campaign, and what is decided on all of its comments that are not decided yet.' })
export class DisposeCampaignInput extends DecisionInput {
  @Field(() => ID, { description: 'The campaign.' })
  id!: string;
}
