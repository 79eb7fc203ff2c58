import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateScalar } from '../../../platform/graphql/scalars';
import type { BaselineStatus } from './register.vocabulary';

@Entity('baseline')
@ObjectType({
  description: 'A numbered state of a whole document, from draft to designation; fixed once baselined.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Baseline {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `baseline:IMP-1.0`.' })
  id!: string;

  @Column('varchar')
  documentId!: string;

  /** Place among the baselines of the document, in the order in which they were made, from 1. */
  @Column('int')
  ordinal!: number;

  @Column('varchar')
  @Field(() => String, { description: 'Its number, e.g. 2.0.' })
  label!: string;

  /** As last set; read through baseline-life-cycle.ts, since one that is to be superseded is in force until then. */
  @Column('varchar')
  status!: BaselineStatus;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'First day on which it is in force, in UK time.' })
  effectiveFrom!: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'First day on which it is no longer in force.' })
  effectiveTo!: string | null;

  @Column('varchar')
  @Field(() => String, { description: "The text's fingerprint: SHA-256 over its clauses, in order." })
  contentHash!: string;

  @Column('varchar', { nullable: true })
  basedOnId!: string | null;

  /** Whether it exists for outsiders: not while it is a draft, nor when it was given up as one. */
  @Column('boolean')
  isPublic!: boolean;

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change.' })
  version!: number;
}
