import { Args, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { EVERYBODY } from '../../../platform/caller/role';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { readId } from '../../../platform/ids';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import type { MajorIncident } from './major-incident';
import { publishedReports } from './major-incident.listing';
import { MajorIncidentReport, MajorIncidentReportConnection } from './major-incident-report';

@Resolver(() => MajorIncidentReport)
export class MajorIncidentReportResolver {
  @Authorized(EVERYBODY)
  @Query(() => MajorIncidentReportConnection, {
    description: 'The published reports of reviews of major incidents, for everybody; the latest first.',
  })
  majorIncidentReports(@Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return publishedReports(context, page);
  }

  @FieldResolver(() => String, { description: 'Reference of the incident, e.g. INC000000123.' })
  incidentReference(@Root() { incidentId }: MajorIncident) {
    return readId(incidentId)?.key;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When the report was published.' })
  publishedAt(@Root() { reportPublishedAt }: MajorIncident) {
    return reportPublishedAt;
  }

  @FieldResolver(() => String, { description: 'What it is about, in a line.' })
  title(@Root() { reportTitle }: MajorIncident) {
    return reportTitle;
  }

  @FieldResolver(() => String, { description: 'What happened, what was found, and what is done about it.' })
  text(@Root() { reportText }: MajorIncident) {
    return reportText;
  }
}
