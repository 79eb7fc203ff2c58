import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../../platform/caller/role';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { connectionType } from '../../../platform/paging/connection';
import { ComplianceOutcome } from '../register/register.vocabulary';

@Entity('compliance_assessment')
@ObjectType({ description: 'What running the query of an obligation found.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class ComplianceAssessment {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: "Readable id: the obligation's key and a number." })
  id!: string;

  @Column('varchar')
  obligationId!: string;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When the query was run.' })
  assessedAt!: Date;

  @Column('varchar')
  clauseVersionId!: string;

  /** Hash of the words that were assessed. */
  @Column('varchar')
  contentHash!: string;

  @Column('varchar')
  @Field(() => ComplianceOutcome, { description: 'What was found.' })
  outcome!: ComplianceOutcome;

  /** Fingerprint of the query that was run. */
  @Column('varchar')
  queryHash!: string;

  @Column('int', { nullable: true })
  population!: number | null;

  @Column('int', { nullable: true })
  violations!: number | null;

  @Column('simple-json')
  evidenceIds!: string[];

  @Column('text', { nullable: true })
  error!: string | null;

  /** Of each of these one role is needed to read what the query read; null of assessments that were not made here. */
  @Column('simple-json', { nullable: true })
  neededRoles!: Role[][] | null;

  @Column('int', { nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'How long the query ran, in milliseconds; null when it was not run here.',
  })
  durationMilliseconds!: number | null;
}

export const ComplianceAssessmentConnection = connectionType(
  'ComplianceAssessment',
  () => ComplianceAssessment,
  'assessments',
);
