import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateScalar } from '../../platform/graphql/scalars';
import { dayInLondon } from '../../platform/time/london';
import { IncidentCategory } from './vocabulary';

@Entity('category_target')
@ObjectType({
  description: 'The target times of a category, as the policy in force sets them.',
  simpleResolvers: true,
})
export class CategoryTarget {
  @PrimaryColumn('varchar')
  @Field(() => IncidentCategory, { description: 'The category.' })
  category!: IncidentCategory;

  @PrimaryColumn('date')
  @Field(() => DateScalar, { description: 'First day on which they hold.' })
  effectiveFrom!: string;

  @Column('text')
  @Field(() => String, { description: 'What belongs in the category.' })
  description!: string;

  @Column('int')
  @Field(() => Int, { description: 'Seconds until a party must have taken the incident up.' })
  responseSeconds!: number;

  @Column('int')
  @Field(() => Int, { description: 'Seconds until it must be resolved.' })
  resolutionSeconds!: number;

  @Column('simple-json')
  @Field(() => [String], { description: 'Examples.' })
  examples!: string[];

  @Column('text')
  @Field(() => String, { description: 'Where the times come from.' })
  source!: string;
}

/** The target of a category that is in force at an instant: the latest that holds on its day in the UK. */
export function targetInForce(
  targets: readonly CategoryTarget[],
  category: IncidentCategory,
  at: Date,
): CategoryTarget | undefined {
  const day = dayInLondon(at);
  return targets
    .filter((target) => target.category === category && target.effectiveFrom <= day)
    .reduce<CategoryTarget | undefined>(
      (latest, target) => (latest && latest.effectiveFrom >= target.effectiveFrom ? latest : target),
      undefined,
    );
}
