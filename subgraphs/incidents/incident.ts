import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import { connectionType } from '../../platform/paging/connection';
import { FaultArea, IncidentCategory, IncidentStatus } from './vocabulary';

/** A pause as it is kept: its times as RFC 3339 text. */
export interface KeptPause {
  from: string;
  to: string | null;
}

@Entity('incident')
@ObjectType({ description: 'An incident under the Incident Management Policy (IMP).', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Incident {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id: `incident:` and the reference.' })
  id!: string;

  @Column('varchar')
  @Field(() => String, { description: 'E.g. INC000000123; given on logging, never reused.' })
  reference!: string;

  @Column('text')
  @Field(() => String, { description: 'What is wrong, in a line.' })
  summary!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What is wrong, at length.' })
  description!: string | null;

  @Column('varchar')
  @Field(() => IncidentCategory, { description: 'How severe it is.' })
  category!: IncidentCategory;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it is of that category.' })
  categoryRationale!: string | null;

  @Column('varchar')
  @Field(() => IncidentStatus, { description: "Where it stands in the policy's life cycle." })
  status!: IncidentStatus;

  @Column('varchar', { nullable: true })
  @Field(() => FaultArea, { nullable: true, description: 'Where the fault lies, as far as is known.' })
  faultArea!: FaultArea | null;

  @Column('varchar', { nullable: true })
  serviceProviderId!: string | null;

  @Column('varchar')
  raisedById!: string;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it was recorded; its clocks start then.' })
  raisedAt!: Date;

  /** The assignment that is running, or the last one of an incident that is resolved. */
  @Column('varchar', { nullable: true })
  assignmentId!: string | null;

  /** Who has it now; null once it is resolved. */
  @Column('varchar', { nullable: true })
  assignedToId!: string | null;

  /** The targets in force when it was raised. */
  @Column('int')
  responseSeconds!: number;

  @Column('int')
  resolutionSeconds!: number;

  @Column('simple-json')
  pauses!: KeptPause[];

  @Column('datetime', { precision: 3, nullable: true })
  pausedSince!: Date | null;

  /** As `settledDueAt` gives it, like `resolutionDueAt`. */
  @Column('datetime', { precision: 3 })
  responseDueAt!: Date;

  /** The same while the clock runs, else null: what is overdue, and what soon will be, is found by it. */
  @Column('datetime', { precision: 3, nullable: true })
  responseRunsOutAt!: Date | null;

  /** The first acceptance or, failing that, the resolution. */
  @Column('datetime', { precision: 3, nullable: true })
  responseMetAt!: Date | null;

  @Column('datetime', { precision: 3 })
  resolutionDueAt!: Date;

  @Column('datetime', { precision: 3, nullable: true })
  resolutionRunsOutAt!: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the fault was gone.' })
  resolvedAt!: Date | null;

  /** Seconds until it was resolved, pauses apart; null before. */
  @Column('int', { nullable: true })
  resolutionElapsedSeconds!: number | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'How it was resolved.' })
  resolution!: string | null;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed.' })
  closedAt!: Date | null;

  @Column('int')
  @Field(() => Int, { description: 'How far it was taken up the levels of escalation; 0 when it was not.' })
  escalationLevel!: number;

  @Column('varchar', { nullable: true })
  duplicateOfId!: string | null;

  /** The problem record that groups it with others of the same cause. */
  @Column('varchar', { nullable: true })
  problemId!: string | null;

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change.' })
  version!: number;
}

export const IncidentConnection = connectionType('Incident', () => Incident, 'incidents');
