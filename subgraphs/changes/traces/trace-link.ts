import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { connectionType } from '../../../platform/paging/connection';
import { type TraceLinkStatus, TraceLinkType } from '../register/register.vocabulary';

@Entity('trace_link')
@ObjectType({ description: 'A statement that one thing has to do with another, and how.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class TraceLink {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `traceLink:TL000000001`.' })
  id!: string;

  @Column('varchar')
  @Field(() => TraceLinkType, { description: 'What it says of `from`, towards `to`.' })
  type!: TraceLinkType;

  @Column('varchar')
  @Field(() => ID, { description: 'Id of the thing that it comes from.' })
  fromId!: string;

  @Column('varchar')
  @Field(() => ID, { description: 'Id of the thing that it goes to.' })
  toId!: string;

  /** The respondent to whom alone the thing it comes from is open; null when it is open to all. See `visible-links.ts`. */
  @Column('varchar', { nullable: true })
  fromOnlyFor!: string | null;

  /** As `fromOnlyFor`, of the thing it goes to. */
  @Column('varchar', { nullable: true })
  toOnlyFor!: string | null;

  /** CURRENT or RETIRED: whether it is suspect depends on the day. See `trace-link-suspect.ts`. */
  @Column('varchar')
  status!: TraceLinkStatus;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was made, or what holds it up.' })
  rationale!: string | null;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Column('varchar')
  @Field(() => String, { description: 'Who made it.' })
  createdBy!: string;

  @Column('varchar')
  @Field(() => String, { description: 'Who is to see that it holds; who made it, until somebody else takes it on.' })
  owner!: string;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last reviewed; null when it never was.' })
  reviewedAt!: Date | null;

  @Column('varchar', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who reviewed it last; null when nobody did.' })
  reviewedBy!: string | null;

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change.' })
  version!: number;
}

export const TraceLinkConnection = connectionType('TraceLink', () => TraceLink, 'trace links');
