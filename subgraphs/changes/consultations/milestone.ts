import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars';
import { MilestoneState } from './consultation.vocabulary';

@Entity('milestone')
@ObjectType({ description: 'A step on the way from consultation to designation.', simpleResolvers: true })
export class Milestone {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `milestone:SAMPLE-2018-05-04-1`.' })
  id!: string;

  @Column('varchar')
  consultationId!: string;

  /** Place among the milestones of its consultation, from 1. */
  @Column('int')
  position!: number;

  @Column('text')
  @Field(() => String, { description: 'What is to be reached.' })
  name!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'By whose authority, or under which rule.' })
  authority!: string | null;

  @Column('text')
  @Field(() => String, { description: 'When it is planned for, as the consultation puts it.' })
  plannedFor!: string;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day by which it is due, where the plan tells one.' })
  dueOn!: string | null;

  /** As set; the end of the consultation is reached by itself. */
  @Column('date', { nullable: true })
  recordedDoneOn!: string | null;

  @Column('boolean')
  cancelled!: boolean;

  /** Whether it is the end of the consultation, which comes by itself on the day it is due. */
  @Column('boolean')
  endsConsultation!: boolean;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a revised text of the consultation left it out; null while it stands in the text.',
  })
  retiredAt!: Date | null;

  /** Whether it was planned here; else the text of the consultation states it, and says whether it still does. */
  @Column('boolean')
  recordedHere!: boolean;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When it was written down that it is done or cancelled; null while it is neither, or nobody wrote it down.',
  })
  settledAt!: Date | null;

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change.' })
  version!: number;
}

type Facts = Pick<Milestone, 'dueOn' | 'recordedDoneOn' | 'cancelled' | 'endsConsultation'>;

/** The day on which it was reached; null when it was not yet. */
export function doneOn({ dueOn, recordedDoneOn, cancelled, endsConsultation }: Facts, today: string): string | null {
  if (recordedDoneOn !== null || cancelled) return recordedDoneOn;
  return endsConsultation && dueOn !== null && dueOn < today ? dueOn : null;
}

/** Where it stands on a day: a plan without a day by which it is due is never late. */
export function milestoneState(milestone: Facts, today: string): MilestoneState {
  if (milestone.cancelled) return MilestoneState.CANCELLED;
  if (doneOn(milestone, today) !== null) return MilestoneState.DONE;
  return milestone.dueOn !== null && milestone.dueOn < today ? MilestoneState.LATE : MilestoneState.PLANNED;
}
