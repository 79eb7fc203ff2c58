import { Authorized, Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { NETWORK_READERS } from '../../platform/caller/role';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import { connectionType } from '../../platform/paging/connection';
import type { ExerciseClass } from './exercises/exercise-class';
import { DisasterStatus } from './vocabulary';

// `simple: false`: a field with a simple resolver has nothing that would ask for authority.
@Entity('disaster_event')
@ObjectType({ description: 'A scenario that occurred, or was exercised.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class DisasterEvent {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `disasterEvent:DIS000000001`.' })
  id!: string;

  @Column('varchar')
  @Field(() => String, { description: 'E.g. DIS000000001; given on declaring, never reused.' })
  reference!: string;

  @Column('varchar')
  scenarioId!: string;

  @Column('text')
  @Authorized(NETWORK_READERS)
  @Field(() => String, { simple: false, description: 'What happened, in a sentence; not for outsiders.' })
  summary!: string;

  @Column('varchar')
  @Field(() => DisasterStatus, { description: 'Where it stands.' })
  status!: DisasterStatus;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Whether it is an exercise, in which nothing is really lost.' })
  exercise!: boolean;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it was declared.' })
  declaredAt!: Date;

  @Column('varchar')
  @Authorized(NETWORK_READERS)
  @Field(() => String, {
    simple: false,
    description: 'Who declared it: the subject of the token; not for outsiders.',
  })
  declaredBy!: string;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the services were back.' })
  recoveredAt!: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed.' })
  closedAt!: Date | null;

  /** The incident that led to it. */
  @Column('varchar', { nullable: true })
  incidentId!: string | null;

  /** When its impact was first published (IMP 5.1.9). */
  @Column('datetime', { precision: 3, nullable: true })
  firstPublishedAt!: Date | null;

  @Column('varchar', { nullable: true })
  exerciseClass!: ExerciseClass | null;

  @Column('datetime', { precision: 3, nullable: true })
  exerciseFrom!: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  exerciseTo!: Date | null;

  @Column('text', { nullable: true })
  announcement!: string | null;

  @Column('datetime', { precision: 3, nullable: true })
  announcedAt!: Date | null;

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change.' })
  version!: number;
}

export const DisasterEventConnection = connectionType('DisasterEvent', () => DisasterEvent, 'disasters');

/** Fields whose values a disaster's history does not tell: which incident led to the disaster. */
export const CONFIDENTIAL_FIELDS = ['incidentId'] as const;
