import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionType } from '../../../platform/paging/connection';
import { Stance } from '../consultations/consultation.vocabulary';
import type { TextSpan } from './redaction';

/** Its text is read through viewer-scope.ts only: what it is depends on who asks. */
@Entity('answer')
@ObjectType({ description: 'What a response says to one question.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Answer {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `answer:SAMPLE-2018-05-04-01-Q1`.' })
  id!: string;

  @Column('varchar')
  responseId!: string;

  @Column('varchar')
  questionId!: string;

  @Column('int')
  responseNumber!: number;

  @Column('int')
  questionPosition!: number;

  /** The organisation that responds. */
  @Column('varchar')
  respondentId!: string;

  /** Whether the whole response is confidential. */
  @Column('boolean')
  confidential!: boolean;

  /** As of its response. */
  @Column('boolean')
  published!: boolean;

  /** As of its response. */
  @Column('boolean')
  current!: boolean;

  /** Whether a part of the text is, which `publicText` leaves out. */
  @Column('boolean')
  partlyConfidential!: boolean;

  @Column('varchar', { nullable: true })
  @Field(() => Stance, { nullable: true, description: 'What the respondent thinks of it, where it says so.' })
  stance!: Stance | null;

  @Column('text')
  fullText!: string;

  @Column('text')
  publicText!: string;

  @Column('simple-json')
  confidentialSpans!: TextSpan[];
}

export const AnswerConnection = connectionType('Answer', () => Answer, 'answers');
