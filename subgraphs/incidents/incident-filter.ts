import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { INCIDENT_WORDS } from '../../migrations/incidents/4-desk-lists';
import { keepAmong, keepLinked, keepWhether } from '../../platform/database/conditions';
import { keepSaying } from '../../platform/database/keep-saying';
import { DateTimeRange, keepWithin } from '../../platform/graphql/date-time-range';
import { SortDirection } from '../../platform/graphql/sort-direction';
import type { SortKey } from '../../platform/paging/keyset';
import { PageArgs } from '../../platform/paging/page-args';
import type { RequestContext } from '../../platform/request-context';
import type { Incident } from './incident';
import { type ClockColumns, stateConditions } from './target-states';
import { FaultArea, IncidentCategory, IncidentStatus, OPEN_STATUSES, TargetState } from './vocabulary';

@InputType({ description: 'Which incidents; all that is given must hold.' })
export class IncidentFilter {
  @Field(() => [IncidentCategory], { nullable: true, description: 'Of one of these categories.' })
  categories?: IncidentCategory[] | null;

  @Field(() => [IncidentStatus], { nullable: true, description: 'In one of these statuses.' })
  statuses?: IncidentStatus[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is neither resolved nor closed.' })
  open?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was declared a major incident.' })
  major?: boolean | null;

  @Field(() => [FaultArea], { nullable: true, description: 'With the fault in one of these areas.' })
  faultAreas?: FaultArea[] | null;

  @Field(() => [ID], { nullable: true, description: 'At one of these service providers.' })
  serviceProviderIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'With one of these organisations as the party that has it, or had it when it was resolved.',
  })
  partyIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Raised by one of these organisations.' })
  raisedByIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'About one of these devices.' })
  deviceIds?: string[] | null;

  @Field(() => DateTimeRange, { nullable: true, description: 'Raised within this time.' })
  raised?: DateTimeRange | null;

  @Field(() => [TargetState], { nullable: true, description: 'With the clock of the response in one of these states.' })
  responseTargetStates?: TargetState[] | null;

  @Field(() => [TargetState], {
    nullable: true,
    description: 'With the clock of the resolution in one of these states.',
  })
  resolutionTargetStates?: TargetState[] | null;

  @Field(() => [ID], { nullable: true, description: 'Grouped by one of these problem records.' })
  problemIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words of the reference, summary, description or resolution, all of them, each by its beginning; a phrase in double quotes.',
  })
  search?: string | null;
}

export enum IncidentSortField {
  RAISED_AT = 'RAISED_AT',
  CATEGORY = 'CATEGORY',
  RESPONSE_DUE_AT = 'RESPONSE_DUE_AT',
  RESOLUTION_DUE_AT = 'RESOLUTION_DUE_AT',
}
registerEnumType(IncidentSortField, {
  name: 'IncidentSortField',
  description: 'What incidents can be sorted by.',
  valuesConfig: {
    RAISED_AT: { description: 'When it was raised.' },
    CATEGORY: { description: 'Its category, the most severe first when ascending.' },
    RESPONSE_DUE_AT: { description: 'When its response falls due; a pause counts once it has ended.' },
    RESOLUTION_DUE_AT: { description: 'When its resolution falls due; a pause counts once it has ended.' },
  },
});

@InputType({ description: 'An order of incidents.' })
export class IncidentSort {
  @Field(() => IncidentSortField, { description: 'What to sort by.' })
  field!: IncidentSortField;

  @Field(() => SortDirection, { description: 'Which end comes first.', defaultValue: SortDirection.DESC })
  direction!: SortDirection;
}

const SORT_PATHS = {
  [IncidentSortField.RAISED_AT]: 'thing.raisedAt',
  [IncidentSortField.CATEGORY]: 'thing.category',
  [IncidentSortField.RESPONSE_DUE_AT]: 'thing.responseDueAt',
  [IncidentSortField.RESOLUTION_DUE_AT]: 'thing.resolutionDueAt',
} as const;

function sortKeys(sort: IncidentSort | null | undefined): SortKey[] {
  const { field = IncidentSortField.RAISED_AT, direction = SortDirection.DESC } = sort ?? {};
  return [{ path: SORT_PATHS[field], direction }];
}

/** The arguments of every list of incidents. */
@ArgsType()
export class IncidentListArgs extends PageArgs {
  @Field(() => IncidentFilter, { nullable: true, description: 'Which of them.' })
  filter?: IncidentFilter | null;

  @Field(() => IncidentSort, { nullable: true, description: 'In which order; the latest raised first unless given.' })
  sort?: IncidentSort | null;

  /** As a listing takes them. */
  toRequest() {
    const { filter, sort, ...page } = this;
    return { page, filter, sort: sortKeys(sort) };
  }
}

const RESPONSE: ClockColumns = {
  dueAt: 'thing.responseDueAt',
  metAt: 'thing.responseMetAt',
  pausedSince: 'thing.pausedSince',
};
const RESOLUTION: ClockColumns = {
  dueAt: 'thing.resolutionDueAt',
  metAt: 'thing.resolvedAt',
  pausedSince: 'thing.pausedSince',
};

const IS_MAJOR = 'EXISTS (SELECT 1 FROM major_incident major WHERE major.incidentId = thing.id)';
const IS_OPEN = `thing.status IN (${OPEN_STATUSES.map((status) => `'${status}'`).join(', ')})`;
const HAS_PARTY = `EXISTS (
  SELECT 1 FROM incident_assignment held WHERE held.id = thing.assignmentId AND held.partyId IN (:...values))`;
const IS_ABOUT = `EXISTS (
  SELECT 1 FROM incident_device about WHERE about.incidentId = thing.id AND about.deviceId IN (:...values))`;

type Query = SelectQueryBuilder<Incident>;

function keepInStates(
  query: Query,
  columns: ClockColumns,
  states: readonly TargetState[] | null | undefined,
  now: Date,
): void {
  if (!states) return;
  const conditions = stateConditions(columns);
  const alternatives = [...new Set(states)].map((state) => conditions[state]);
  query.andWhere(`(${['1 = 0', ...alternatives].join(' OR ')})`, { now });
}

export function narrowIncidents(
  query: Query,
  filter: IncidentFilter | null | undefined,
  { clock, database }: Pick<RequestContext, 'clock' | 'database'>,
): void {
  if (!filter) return;
  const now = clock.now();
  keepAmong(query, 'thing.category', filter.categories);
  keepAmong(query, 'thing.status', filter.statuses);
  keepWhether(query, IS_OPEN, filter.open);
  keepWhether(query, IS_MAJOR, filter.major);
  keepAmong(query, 'thing.faultArea', filter.faultAreas);
  keepAmong(query, 'thing.serviceProviderId', filter.serviceProviderIds);
  keepAmong(query, 'thing.raisedById', filter.raisedByIds);
  keepLinked(query, HAS_PARTY, filter.partyIds);
  keepLinked(query, IS_ABOUT, filter.deviceIds);
  keepWithin(query, 'thing.raisedAt', filter.raised);
  keepInStates(query, RESPONSE, filter.responseTargetStates, now);
  keepInStates(query, RESOLUTION, filter.resolutionTargetStates, now);
  keepAmong(query, 'thing.problemId', filter.problemIds);
  keepSaying(query, database, INCIDENT_WORDS, filter.search);
}
