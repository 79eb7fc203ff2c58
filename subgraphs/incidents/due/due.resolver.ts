import { Arg, Args, Authorized, Ctx, Int, Query, Resolver } from 'type-graphql';
import { NETWORK_READERS } from '../../../platform/caller/role';
import type { RequestContext } from '../../../platform/request-context';
import { IncidentConnection } from '../incident';
import { DueArgs, incidentsDueWithin, overdueIncidents } from './due-incidents';

@Resolver()
export class DueResolver {
  @Authorized(NETWORK_READERS)
  @Query(() => IncidentConnection, {
    description:
      'Incidents that are out of time while their clock runs, the longest overdue first. Those that are pending stand apart: `incidents` with the status PENDING has them.',
  })
  overdueIncidents(@Args(() => DueArgs) args: DueArgs, @Ctx() context: RequestContext) {
    return overdueIncidents(context, args);
  }

  @Authorized(NETWORK_READERS)
  @Query(() => IncidentConnection, {
    description: 'Incidents whose clock runs and soon is out of time, the soonest first; not those that already are.',
  })
  incidentsDueWithin(
    @Arg('seconds', () => Int, { description: 'Within how many seconds from now: a year at most.' }) seconds: number,
    @Args(() => DueArgs) args: DueArgs,
    @Ctx() context: RequestContext,
  ) {
    return incidentsDueWithin(context, seconds, args);
  }
}
