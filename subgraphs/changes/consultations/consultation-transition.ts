import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { ConsultationStatus } from './consultation.vocabulary';

@Entity('consultation_transition')
@ObjectType({ description: 'A step of a consultation from one status to the next.', simpleResolvers: true })
export class ConsultationTransition {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `consultationTransition:SAMPLE-2018-05-04-1`.' })
  id!: string;

  @Column('varchar')
  consultationId!: string;

  /** Place among the steps of the consultation, from 1. */
  @Column('int')
  ordinal!: number;

  @Column('varchar', { name: 'fromStatus' })
  @Field(() => ConsultationStatus, { description: 'Status before.' })
  from!: ConsultationStatus;

  @Column('varchar', { name: 'toStatus' })
  @Field(() => ConsultationStatus, { description: 'Status after.' })
  to!: ConsultationStatus;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it was taken.' })
  at!: Date;

  @Column('varchar', { name: 'actor' })
  @Field(() => String, { description: 'Who took it.' })
  by!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why, or what there is to say about it.' })
  note!: string | null;
}
