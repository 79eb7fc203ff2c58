import { Field, ID, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { keepAmong, keepLinked, keepWhether } from '../../platform/database/conditions';
import { DateTimeRange, keepWithin } from '../../platform/graphql/date-time-range';
import { ACTIVE } from './active-disasters';
import type { DisasterEvent } from './disaster-event';
import { DisasterStatus } from './vocabulary';

@InputType({ description: 'Which disasters; all that is given must hold.' })
export class DisasterFilter {
  @Field(() => [DisasterStatus], { nullable: true, description: 'In one of these statuses.' })
  statuses?: DisasterStatus[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is DECLARED or RECOVERING, and no exercise.',
  })
  active?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is an exercise.' })
  exercise?: boolean | null;

  @Field(() => [ID], { nullable: true, description: 'Of one of these scenarios.' })
  scenarioIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'About components of one of these providers.' })
  providerIds?: string[] | null;

  @Field(() => DateTimeRange, { nullable: true, description: 'Declared within this time.' })
  declared?: DateTimeRange | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether its impact was published (IMP 5.1.9).' })
  published?: boolean | null;
}

const OF_PROVIDERS = `EXISTS (SELECT 1 FROM disaster_component part
  INNER JOIN component lost ON lost.id = part.componentId
  WHERE part.disasterId = thing.id AND lost.providerId IN (:...values))`;

export function narrowDisasters(
  query: SelectQueryBuilder<DisasterEvent>,
  filter: DisasterFilter | null | undefined,
): void {
  if (!filter) return;
  keepAmong(query, 'thing.status', filter.statuses);
  keepWhether(query, ACTIVE, filter.active);
  keepWhether(query, 'thing.exercise = TRUE', filter.exercise);
  keepAmong(query, 'thing.scenarioId', filter.scenarioIds);
  keepLinked(query, OF_PROVIDERS, filter.providerIds);
  keepWithin(query, 'thing.declaredAt', filter.declared);
  keepWhether(query, 'thing.firstPublishedAt IS NOT NULL', filter.published);
}
