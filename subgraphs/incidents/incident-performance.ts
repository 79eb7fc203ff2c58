import { Field, Int, ObjectType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { keepAmong } from '../../platform/database/conditions';
import { badArgument } from '../../platform/errors';
import { type DateTimeRange, keepWithin } from '../../platform/graphql/date-time-range';
import type { RequestContext } from '../../platform/request-context';
import { Incident } from './incident';
import { IncidentCategory } from './vocabulary';

@ObjectType({
  description: 'How the incidents of a category that were raised in a period fared.',
  simpleResolvers: true,
})
export class IncidentPerformance {
  @Field(() => IncidentCategory, { description: 'The category.' })
  category!: IncidentCategory;

  @Field(() => Int, { description: 'How many were raised.' })
  logged!: number;

  @Field(() => Int, { description: 'How many of them are resolved.' })
  resolved!: number;

  @Field(() => Int, { description: 'How many of them were taken up, or resolved, in time.' })
  responseWithinTarget!: number;

  @Field(() => Int, { description: 'How many of them were resolved in time.' })
  resolutionWithinTarget!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Median of the seconds until resolution, pauses apart; null when none is resolved.',
  })
  medianResolutionSeconds!: number | null;
}

type Counts = Record<Exclude<keyof IncidentPerformance, 'category' | 'medianResolutionSeconds'>, number | string>;

/**
 * By category, all of them, most severe first; two statements, however many incidents there are.
 * @throws BAD_USER_INPUT for a period that ends before it begins
 */
export async function incidentPerformance(
  { database }: RequestContext,
  period: DateTimeRange,
  serviceProviderIds: readonly string[] | null | undefined,
): Promise<IncidentPerformance[]> {
  if (period.from && period.to && period.to < period.from) {
    throw badArgument(
      'period',
      'The period ends before it begins.',
      'Exchange from and to, or leave one of them open.',
    );
  }
  const raised = () => {
    const query = database.reads.createQueryBuilder(Incident, 'thing').where('1 = 1');
    keepWithin(query, 'thing.raisedAt', period);
    keepAmong(query, 'thing.serviceProviderId', serviceProviderIds);
    return query;
  };
  const [counts, medians] = await Promise.all([countsOf(raised()), mediansOf(raised())]);
  return Object.values(IncidentCategory).map((category) => {
    const found = counts.get(category);
    return Object.assign(new IncidentPerformance(), {
      category,
      logged: Number(found?.logged ?? 0),
      resolved: Number(found?.resolved ?? 0),
      responseWithinTarget: Number(found?.responseWithinTarget ?? 0),
      resolutionWithinTarget: Number(found?.resolutionWithinTarget ?? 0),
      medianResolutionSeconds: medians.get(category) ?? null,
    });
  });
}

async function countsOf(query: SelectQueryBuilder<Incident>): Promise<Map<string, Counts>> {
  const rows: (Counts & { category: string })[] = await query
    .select('thing.category', 'category')
    .addSelect('COUNT(*)', 'logged')
    .addSelect('COUNT(thing.resolvedAt)', 'resolved')
    .addSelect('SUM(CASE WHEN thing.responseMetAt <= thing.responseDueAt THEN 1 ELSE 0 END)', 'responseWithinTarget')
    .addSelect('SUM(CASE WHEN thing.resolvedAt <= thing.resolutionDueAt THEN 1 ELSE 0 END)', 'resolutionWithinTarget')
    .groupBy('thing.category')
    .getRawMany();
  return new Map(rows.map((row) => [row.category, row]));
}

/** The middle one of an odd number, the mean of the two middle ones of an even number. */
async function mediansOf(query: SelectQueryBuilder<Incident>): Promise<Map<string, number>> {
  const numbered = query
    .andWhere('thing.resolutionElapsedSeconds IS NOT NULL')
    .select('thing.category', 'category')
    .addSelect('thing.resolutionElapsedSeconds', 'seconds')
    .addSelect('ROW_NUMBER() OVER (PARTITION BY thing.category ORDER BY thing.resolutionElapsedSeconds)', 'place')
    .addSelect('COUNT(*) OVER (PARTITION BY thing.category)', 'total');
  const rows: { category: string; median: number | string }[] = await query.dataSource
    .createQueryBuilder()
    .select('numbered.category', 'category')
    .addSelect('AVG(numbered.seconds)', 'median')
    .from(`(${numbered.getQuery()})`, 'numbered')
    .where('2 * numbered.place BETWEEN numbered.total AND numbered.total + 2')
    .groupBy('numbered.category')
    .setParameters(numbered.getParameters())
    .getRawMany();
  return new Map(rows.map(({ category, median }) => [category, Math.round(Number(median))]));
}
