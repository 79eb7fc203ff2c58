import type { SelectQueryBuilder } from 'typeorm';
import { keepAmong } from '../../../platform/database/conditions';
import { badArgument } from '../../../platform/errors';
import { type DateTimeRange, keepWithin } from '../../../platform/graphql/date-time-range';
import type { RequestContext } from '../../../platform/request-context';
import { Incident } from '../incident';
import { IncidentAssignment } from '../incident-assignment';
import { IncidentCategory } from '../vocabulary';
import { IncidentPerformance, IncidentPerformanceDimension } from './incident-performance';

export interface Measured {
  period: DateTimeRange;
  serviceProviderIds: readonly string[] | null | undefined;
  partyIds: readonly string[] | null | undefined;
  by: readonly IncidentPerformanceDimension[];
}

const { SERVICE_PROVIDER, PARTY } = IncidentPerformanceDimension;

/** What is told apart, by the name of the field and where it stands. */
type Groups = readonly (readonly [name: string, path: string])[];

function groupsOf(by: readonly IncidentPerformanceDimension[]): Groups {
  return [
    ['category', 'thing.category'],
    ...(by.includes(SERVICE_PROVIDER) ? [['serviceProviderId', 'thing.serviceProviderId'] as const] : []),
    ...(by.includes(PARTY) ? [['partyId', 'held.partyId'] as const] : []),
  ];
}

const COUNTS = ['logged', 'duplicates', 'resolved', 'responseWithinTarget', 'resolutionWithinTarget'] as const;

interface Group {
  category: IncidentCategory;
  serviceProviderId?: string | null;
  partyId?: string | null;
}
type Counted = Group & Record<(typeof COUNTS)[number], number | string>;

function keyOf({ category, serviceProviderId = null, partyId = null }: Group): string {
  return JSON.stringify([category, serviceProviderId, partyId]);
}

/**
 * By category and what else is asked for; two statements, however many incidents there are. By category alone all of
 * them are told, the most severe first; by more, those for which something was raised.
 * @throws BAD_USER_INPUT for a period that ends before it begins
 */
export async function incidentPerformance(
  { database }: RequestContext,
  asked: Measured,
): Promise<IncidentPerformance[]> {
  const { period, serviceProviderIds, partyIds, by } = asked;
  if (period.from && period.to && period.to < period.from) {
    throw badArgument(
      'period',
      'The period ends before it begins.',
      'Exchange from and to, or leave one of them open.',
    );
  }
  const raised = () => {
    const query = database.reads.createQueryBuilder(Incident, 'thing').where('1 = 1');
    if (by.includes(PARTY) || partyIds) query.leftJoin(IncidentAssignment, 'held', 'held.id = thing.assignmentId');
    keepWithin(query, 'thing.raisedAt', period);
    keepAmong(query, 'thing.serviceProviderId', serviceProviderIds);
    keepAmong(query, 'held.partyId', partyIds);
    return query;
  };
  const groups = groupsOf(by);
  const [counted, medians] = await Promise.all([countsOf(raised(), groups), mediansOf(raised(), groups)]);
  const found = by.length > 0 ? counted : completed(counted);
  return found.sort(inOrder).map((group) =>
    Object.assign(new IncidentPerformance(), {
      category: group.category,
      serviceProviderId: group.serviceProviderId ?? null,
      partyId: group.partyId ?? null,
      ...Object.fromEntries(COUNTS.map((name) => [name, Number(group[name])])),
      medianResolutionSeconds: medians.get(keyOf(group)) ?? null,
    }),
  );
}

/** By provider, party and category; what has no provider or party comes last. */
function inOrder(a: Group, b: Group): number {
  const place = ({ category, serviceProviderId, partyId }: Group) =>
    [serviceProviderId, partyId].map((id) => id ?? '\uffff').concat(category);
  const [left, right] = [place(a), place(b)];
  const different = left.findIndex((value, index) => value !== right[index]);
  return different < 0 || (left[different] ?? '') < (right[different] ?? '') ? -1 : 1;
}

/** With the categories of which nothing was raised. */
function completed(counted: readonly Counted[]): Counted[] {
  return Object.values(IncidentCategory).map((category) => {
    const nothing = { logged: 0, duplicates: 0, resolved: 0, responseWithinTarget: 0, resolutionWithinTarget: 0 };
    return counted.find((group) => group.category === category) ?? { category, ...nothing };
  });
}

const OWN = 'thing.duplicateOfId IS NULL';

function countsOf(query: SelectQueryBuilder<Incident>, groups: Groups): Promise<Counted[]> {
  const sum = (condition: string) => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
  query
    .select(sum(OWN), 'logged')
    .addSelect(sum(`NOT (${OWN})`), 'duplicates')
    .addSelect(sum(`${OWN} AND thing.resolvedAt IS NOT NULL`), 'resolved')
    .addSelect(sum(`${OWN} AND thing.responseMetAt <= thing.responseDueAt`), 'responseWithinTarget')
    .addSelect(sum(`${OWN} AND thing.resolvedAt <= thing.resolutionDueAt`), 'resolutionWithinTarget');
  for (const [name, path] of groups) query.addSelect(path, name).addGroupBy(path);
  return query.getRawMany();
}

/** The middle one of an odd number, the mean of the two middle ones of an even number. */
async function mediansOf(query: SelectQueryBuilder<Incident>, groups: Groups): Promise<Map<string, number>> {
  const paths = groups.map(([, path]) => path).join(', ');
  query
    .andWhere(OWN)
    .andWhere('thing.resolutionElapsedSeconds IS NOT NULL')
    .select('thing.resolutionElapsedSeconds', 'seconds')
    .addSelect(`ROW_NUMBER() OVER (PARTITION BY ${paths} ORDER BY thing.resolutionElapsedSeconds)`, 'place')
    .addSelect(`COUNT(*) OVER (PARTITION BY ${paths})`, 'total');
  for (const [name, path] of groups) query.addSelect(path, name);
  const middle = query.dataSource
    .createQueryBuilder()
    .select('AVG(numbered.seconds)', 'median')
    .from(`(${query.getQuery()})`, 'numbered')
    .where('2 * numbered.place BETWEEN numbered.total AND numbered.total + 2')
    .setParameters(query.getParameters());
  for (const [name] of groups) middle.addSelect(`numbered.${name}`, name).addGroupBy(`numbered.${name}`);
  const rows: (Group & { median: number | string })[] = await middle.getRawMany();
  return new Map(rows.map((row) => [keyOf(row), Math.round(Number(row.median))]));
}
