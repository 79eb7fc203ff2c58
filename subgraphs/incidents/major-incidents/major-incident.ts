import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { connectionType } from '../../../platform/paging/connection';
import { MajorIncidentKind } from './major-incident-kind';

@Entity('major_incident')
@ObjectType({ description: 'That an incident was declared a major one.', simpleResolvers: true })
export class MajorIncident {
  @PrimaryColumn('varchar')
  incidentId!: string;

  @Column('varchar')
  @Field(() => MajorIncidentKind, { description: 'Whose major incident it is.' })
  kind!: MajorIncidentKind;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it was declared.' })
  declaredAt!: Date;

  @Column('varchar')
  @Field(() => String, { description: 'Subject of the token of who declared it.' })
  declaredBy!: string;

  @Column('text')
  @Field(() => String, { description: 'What makes it a major one.' })
  summary!: string;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'By when it is to be reviewed.' })
  reviewDueAt!: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When its review was recorded.' })
  reviewedAt!: Date | null;

  @Column('varchar', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Subject of the token of who recorded the review.' })
  reviewedBy!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What the review found, and what is to be done.' })
  findings!: string | null;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the report of the review was published.' })
  reportPublishedAt!: Date | null;

  @Column('varchar', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Subject of the token of who published the report.' })
  reportPublishedBy!: string | null;

  /** Kept here and shown to everybody as a `MajorIncidentReport`, once it is published. */
  @Column('text', { nullable: true })
  reportTitle!: string | null;

  @Column('text', { nullable: true })
  reportText!: string | null;
}

export const MajorIncidentConnection = connectionType('MajorIncident', () => MajorIncident, 'major incidents');
