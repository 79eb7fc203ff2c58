import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
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

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'How many things the duty is about; null when not counted.' })
  population!: number | null;

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'How many of them break it; null when not counted.' })
  violations!: number | null;

  @Column('simple-json')
  evidenceIds!: string[];

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why nothing was found out; null when something was.' })
  error!: string | null;
}

export const ComplianceAssessmentConnection = connectionType(
  'ComplianceAssessment',
  () => ComplianceAssessment,
  'assessments',
);
