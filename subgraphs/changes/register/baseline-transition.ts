import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { BaselineStatus } from './register.vocabulary';

@Entity('baseline_transition')
@ObjectType({ description: 'A step of a baseline from one status to the next.', simpleResolvers: true })
export class BaselineTransition {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `baselineTransition:IMP-1.0-1`.' })
  id!: string;

  @Column('varchar')
  baselineId!: string;

  /** Place among the steps of the baseline, from 1. */
  @Column('int')
  ordinal!: number;

  @Column('varchar', { name: 'fromStatus' })
  @Field(() => BaselineStatus, { description: 'Status before.' })
  from!: BaselineStatus;

  @Column('varchar', { name: 'toStatus' })
  @Field(() => BaselineStatus, { description: 'Status after.' })
  to!: BaselineStatus;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it was taken.' })
  at!: Date;

  /** Null when that is the day on which it was taken. */
  @Column('date', { nullable: true })
  effectiveOn!: string | null;

  @Column('varchar', { name: 'actor' })
  @Field(() => String, { description: 'Who recorded it.' })
  by!: string;

  @Column('varchar', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The body that decided it, e.g. the Secretary of State.' })
  authority!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What there is to say about it.' })
  note!: string | null;
}
