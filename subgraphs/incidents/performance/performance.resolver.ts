import { Arg, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../../platform/caller/role';
import { DateTimeRange } from '../../../platform/graphql/date-time-range';
import type { RequestContext } from '../../../platform/request-context';
import { Organisation, organisationOf } from '../organisation.reference';
import { ServiceProvider, serviceProviderOf } from '../service-provider.reference';
import { IncidentPerformance, IncidentPerformanceDimension } from './incident-performance';
import { incidentPerformance } from './measure-performance';

@Resolver(() => IncidentPerformance)
export class PerformanceResolver {
  @Authorized(NETWORK_READERS)
  @Query(() => [IncidentPerformance], {
    description:
      'How the incidents raised in a period fared against their targets, by category and what else is asked for.',
  })
  incidentPerformance(
    @Arg('period', () => DateTimeRange, { description: 'When they were raised.' }) period: DateTimeRange,
    @Arg('serviceProviderIds', () => [ID], {
      nullable: true,
      description: 'Only those at one of these service providers.',
    })
    serviceProviderIds: string[] | null | undefined,
    @Arg('partyIds', () => [ID], {
      nullable: true,
      description: 'Only those that one of these organisations has, or had when they were resolved.',
    })
    partyIds: string[] | null | undefined,
    @Arg('by', () => [IncidentPerformanceDimension], {
      nullable: true,
      description: 'What to tell apart besides the category; then only what there is is told.',
    })
    by: IncidentPerformanceDimension[] | null | undefined,
    @Ctx() context: RequestContext,
  ) {
    return incidentPerformance(context, { period, serviceProviderIds, partyIds, by: by ?? [] });
  }

  @FieldResolver(() => ServiceProvider, {
    nullable: true,
    description: 'The service provider, where that is asked for; null for incidents that name none.',
  })
  serviceProvider(@Root() { serviceProviderId }: IncidentPerformance) {
    return serviceProviderId && serviceProviderOf(serviceProviderId);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The party, where that is asked for; null for incidents that nobody has had.',
  })
  party(@Root() { partyId }: IncidentPerformance) {
    return partyId && organisationOf(partyId);
  }
}
