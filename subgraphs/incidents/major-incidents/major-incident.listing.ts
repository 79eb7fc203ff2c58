import { ArgsType, Field, InputType } from 'type-graphql';
import { keepAmong, keepWhether } from '../../../platform/database/conditions';
import { DateTimeRange, keepWithin } from '../../../platform/graphql/date-time-range';
import { listing } from '../../../platform/paging/listing';
import { PageArgs } from '../../../platform/paging/page-args';
import { MajorIncident } from './major-incident';
import { MajorIncidentKind } from './major-incident-kind';

@InputType({ description: 'Which major incidents; all that is given must hold.' })
export class MajorIncidentFilter {
  @Field(() => [MajorIncidentKind], { nullable: true, description: 'Of one of these kinds.' })
  kinds?: MajorIncidentKind[] | null;

  @Field(() => DateTimeRange, { nullable: true, description: 'Declared within this time.' })
  declared?: DateTimeRange | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was reviewed.' })
  reviewed?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether its review is due and was not recorded.' })
  reviewOverdue?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the report of its review is published.' })
  published?: boolean | null;
}

@ArgsType()
export class MajorIncidentArgs extends PageArgs {
  @Field(() => MajorIncidentFilter, { nullable: true, description: 'Which of them.' })
  filter?: MajorIncidentFilter | null;
}

const majors = listing<MajorIncident, MajorIncidentFilter | null | undefined>({
  name: 'majorIncidents',
  entity: MajorIncident,
  key: 'incidentId',
  narrow(query, filter, { clock }) {
    if (!filter) return;
    const { kinds, declared, reviewed, reviewOverdue, published } = filter;
    keepAmong(query, 'thing.kind', kinds);
    keepWithin(query, 'thing.declaredAt', declared);
    const isReviewed = 'thing.reviewedAt IS NOT NULL OR thing.reportPublishedAt IS NOT NULL';
    keepWhether(query, isReviewed, reviewed);
    keepWhether(query, 'thing.reportPublishedAt IS NOT NULL', published);
    keepWhether(query, `NOT (${isReviewed}) AND COALESCE(thing.reviewDueAt < :reviewNow, FALSE)`, reviewOverdue);
    query.setParameter('reviewNow', clock.now());
  },
});

/** The latest declared first. */
export function majorIncidents(context: Parameters<typeof majors.all>[0], { filter, ...page }: MajorIncidentArgs) {
  return majors.all(context, { page, filter, sort: [{ path: 'thing.declaredAt', direction: 'DESC' }] });
}

const reports = listing<MajorIncident>({
  name: 'majorIncidentReports',
  entity: MajorIncident,
  key: 'incidentId',
  narrow(query) {
    query.andWhere('thing.reportPublishedAt IS NOT NULL AND thing.reportText IS NOT NULL');
  },
});

/** Published reports, the latest first. */
export function publishedReports(context: Parameters<typeof reports.all>[0], page: PageArgs) {
  return reports.all(context, { page, filter: null, sort: [{ path: 'thing.reportPublishedAt', direction: 'DESC' }] });
}
