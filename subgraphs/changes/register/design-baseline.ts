import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../../platform/graphql/scalars';

@Entity('design_baseline')
@ObjectType({
  description: 'A set of baselines that is taken together, e.g. the SMETS1 design baseline.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class DesignBaseline {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `designBaseline:SMETS1-TRANCHE-1`.' })
  id!: string;

  @Column('varchar')
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it was put together.' })
  createdAt!: Date;
}

/** A baseline that belongs to a set. */
@Entity('design_baseline_member')
export class DesignBaselineMember {
  @PrimaryColumn('varchar')
  designBaselineId!: string;

  /** Place in the set, from 1. */
  @PrimaryColumn('int')
  position!: number;

  @Column('varchar')
  baselineId!: string;
}
