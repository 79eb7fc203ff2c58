import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { connectionType } from '../../../platform/paging/connection';
import { DispositionOutcome } from '../consultations/consultation.vocabulary';

/** Its text is read through viewer-scope.ts only: what it is depends on who asks. */
@Entity('comment')
@ObjectType({ description: 'One point that a respondent makes, to be decided on its own.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Comment {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `comment:SAMPLE-2018-05-04-01-Q1-1`.' })
  id!: string;

  @Column('varchar')
  consultationId!: string;

  @Column('varchar')
  questionId!: string;

  @Column('varchar')
  answerId!: string;

  /** Order of the response matrix: question, response, place in the answer. */
  @Column('int')
  questionPosition!: number;

  @Column('int')
  responseNumber!: number;

  @Column('int')
  number!: number;

  /** Where in the answer it stands, in code points; the end is the first one after it. */
  @Column('int')
  excerptStart!: number;

  @Column('int')
  excerptEnd!: number;

  /** Organisation whose comment it is; it sees all of it. */
  @Column('varchar')
  respondentId!: string;

  /** Whether all of it is confidential: then it does not exist for those who may not see confidential text. */
  @Column('boolean')
  confidential!: boolean;

  /** As of its response. */
  @Column('boolean')
  published!: boolean;

  /** As of its response. */
  @Column('boolean')
  current!: boolean;

  /** Whether a part of it is, which `publicText` leaves out. */
  @Column('boolean')
  partlyConfidential!: boolean;

  @Column('text')
  fullText!: string;

  @Column('text')
  publicText!: string;

  @Column('simple-json')
  @Field(() => [String], { description: 'What it is about, in a word or two each.' })
  themes!: string[];

  @Column('varchar', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who is to decide on it.' })
  assignee!: string | null;

  @Column('varchar', { nullable: true })
  outcome!: DispositionOutcome | null;

  @Column('text', { nullable: true })
  reasoning!: string | null;

  @Column('datetime', { precision: 3, nullable: true })
  decidedAt!: Date | null;

  @Column('varchar', { nullable: true })
  decidedBy!: string | null;

  @Column('simple-json')
  resultingClauseVersionIds!: string[];

  @Column('text', { nullable: true })
  noChangeReason!: string | null;

  /** Since when it is in no list and no count: it should not have been raised. */
  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was taken back; it is in no list and no count since.',
  })
  withdrawnAt!: Date | null;

  /** Comments near identical to it; told to nobody who may not see all that was said. */
  @Column('varchar', { nullable: true })
  campaignId!: string | null;

  /** By which identical ones are found; made from all of its text, so it is told to nobody. */
  @Column('varchar', { nullable: true })
  fingerprint!: string | null;

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change.' })
  version!: number;
}

/** A clause that a comment is about. */
@Entity('comment_clause')
export class CommentClause {
  @PrimaryColumn('varchar')
  commentId!: string;

  @PrimaryColumn('int')
  position!: number;

  @Column('varchar')
  clauseId!: string;
}

@Entity('comment_theme')
export class CommentTheme {
  @PrimaryColumn('varchar')
  commentId!: string;

  @PrimaryColumn('varchar')
  theme!: string;
}

export const CommentConnection = connectionType('Comment', () => Comment, 'comments');
