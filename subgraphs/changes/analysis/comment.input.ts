import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/input/problems';
import { Comment } from '../responses/comment';
import { TextSpanInput } from '../responses/submit-response.input';
import { Campaign } from './campaign';

@InputType({ description: 'A point that an answer makes, and what it is about.' })
export class RaiseCommentInput {
  @Field(() => ID, { description: 'The answer that it is part of.' })
  answerId!: string;

  @Field(() => TextSpanInput, {
    nullable: true,
    description: 'Where in the answer it stands, widened to whole characters; all of the answer unless given.',
  })
  excerpt?: TextSpanInput | null;

  @Field(() => [String], { nullable: true, description: 'What it is about, in a word or two each; up to 20.' })
  themes?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Clauses that it is about, in order; up to 50.' })
  clauseIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Who is to decide on it.' })
  assignee?: string | null;
}

@InputType({ description: 'What a comment is about and who decides on it; only what is given changes.' })
export class CodeCommentInput {
  @Field(() => ID, { description: 'The comment.' })
  id!: string;

  @Field(() => Int, { description: 'Its version, as the caller has read it.' })
  version!: number;

  @Field(() => [String], {
    nullable: true,
    description: 'What it is about, instead of what it was; an empty list takes all themes away.',
  })
  themes?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Clauses that it is about, instead of those before; an empty list takes all away.',
  })
  clauseIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Who is to decide on it; null for nobody.' })
  assignee?: string | null;
}

@InputType({ description: 'A comment that should not have been raised.' })
export class WithdrawCommentInput {
  @Field(() => ID, { description: 'The comment.' })
  id!: string;

  @Field(() => Int, { description: 'Its version, as the caller has read it.' })
  version!: number;

  @Field(() => String, { description: 'Why; up to 500 characters. Everybody who may know of the comment reads it.' })
  reason!: string;
}

@ObjectType({ description: 'The comment, or what to mend in the input.', simpleResolvers: true })
export class CommentPayload {
  @Field(() => Comment, { nullable: true, description: 'The comment; null when nothing was changed.' })
  comment!: Comment | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'The comments, or what to mend in the input.', simpleResolvers: true })
export class CommentsPayload {
  @Field(() => [Comment], {
    nullable: true,
    description: 'The comments, in the order of the input; null when nothing was changed.',
  })
  comments!: Comment[] | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'The campaign, or what to mend in the input.', simpleResolvers: true })
export class CampaignPayload {
  @Field(() => Campaign, { nullable: true, description: 'The campaign; null when nothing was changed.' })
  campaign!: Campaign | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
