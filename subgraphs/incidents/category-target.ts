import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateScalar } from '../../platform/graphql/scalars';
import { typedId } from '../../platform/ids';
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

  @Column('boolean')
  @Field(() => Boolean, {
    description: 'Whether they were checked against the document in force; false while that is to be done.',
  })
  confirmed!: boolean;

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change of the targets of that category and day.' })
  version!: number;
}

/** The readable id of the targets of a category from a day on. */
export function categoryTargetId({ category, effectiveFrom }: Pick<CategoryTarget, 'category' | 'effectiveFrom'>) {
  return typedId('categoryTarget', `${category}-${effectiveFrom}`);
}

/** The target of a category that is in force on a day in the UK: the latest that has begun. */
export function targetOn(
  targets: readonly CategoryTarget[],
  category: IncidentCategory,
  day: string,
): CategoryTarget | undefined {
  return targets
    .filter((target) => target.category === category && target.effectiveFrom <= day)
    .reduce<CategoryTarget | undefined>(
      (latest, target) => (latest && latest.effectiveFrom >= target.effectiveFrom ? latest : target),
      undefined,
    );
}

/** The target of a category that is in force at an instant. */
export function targetInForce(
  targets: readonly CategoryTarget[],
  category: IncidentCategory,
  at: Date,
): CategoryTarget | undefined {
  return targetOn(targets, category, dayInLondon(at));
}
