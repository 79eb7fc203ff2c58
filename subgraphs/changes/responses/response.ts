import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { connectionType } from '../../../platform/paging/connection';
import { Confidentiality } from '../consultations/consultation.vocabulary';

/** Read through viewer-scope.ts only: whether it exists depends on who asks. An organisation may respond more than once. */
@Entity('response')
@ObjectType({ description: 'What an organisation answers to a consultation.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Response {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `response:SAMPLE-2018-05-04-01`.' })
  id!: string;

  @Column('varchar')
  consultationId!: string;

  /** Running number in its consultation: an order that nobody is told, since gaps in it would tell what is hidden. */
  @Column('int')
  number!: number;

  /** The organisation that responds. */
  @Column('varchar')
  respondentId!: string;

  /**
   * Whether all of it, or of a later one that replaces it, is confidential: then it does not exist for those who may not
   * see confidential text.
   */
  @Column('boolean')
  confidential!: boolean;

  /** Whether the consultation's responses may be published: else there is none for those outside. */
  @Column('boolean')
  published!: boolean;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Whether it is what the organisation says now: no later one replaces it.' })
  current!: boolean;

  /** The first response of those that replace each other, this one included. */
  @Column('varchar')
  lineageId!: string;

  /** Its place among those, from 1. */
  @Column('int')
  place!: number;

  @Column('varchar', { nullable: true })
  replacesId!: string | null;

  @Column('varchar', { nullable: true })
  replacedById!: string | null;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it came in.' })
  receivedAt!: Date;

  @Column('varchar')
  @Field(() => Confidentiality, { description: 'How much of it the respondent regards as confidential.' })
  confidentiality!: Confidentiality;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When its receipt was acknowledged.' })
  acknowledgedAt!: Date | null;

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change.' })
  version!: number;
}

export const ResponseConnection = connectionType('Response', () => Response, 'responses');
