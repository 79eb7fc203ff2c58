import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../platform/caller/role';
import { PageArgs } from '../../platform/paging/page-args';
import type { RequestContext } from '../../platform/request-context';
import { assignments, IncidentAssignmentFilter } from './assignment-filter';
import { Incident } from './incident';
import { IncidentAssignment, IncidentAssignmentConnection } from './incident-assignment';
import { assignmentById, incidentById, informationOfAssignment } from './incidents.loaders';
import { Organisation, organisationOf } from './organisation.reference';
import { SupportingInformation } from './supporting-information';

@Resolver(() => IncidentAssignment)
export class IncidentAssignmentResolver {
  @Authorized(NETWORK_READERS)
  @Query(() => IncidentAssignment, { nullable: true, description: 'An assignment by its id.' })
  incidentAssignment(
    @Arg('id', () => ID, { description: 'Readable id, e.g. `incidentAssignment:INC000000123-1`.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return assignmentById(context).load(id);
  }

  @Authorized(NETWORK_READERS)
  @Query(() => IncidentAssignmentConnection, { description: 'Assignments of all incidents, the latest first.' })
  incidentAssignments(
    @Arg('filter', () => IncidentAssignmentFilter, { nullable: true, description: 'Which of them.' }) filter:
      | IncidentAssignmentFilter
      | null
      | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const sort = [{ path: 'thing.assignedAt', direction: 'DESC' as const }];
    return assignments.all(context, { page, filter, sort });
  }

  @FieldResolver(() => Incident, { description: 'The incident.' })
  incident(@Root() { incidentId }: IncidentAssignment, @Ctx() context: RequestContext) {
    return incidentById(context).load(incidentId);
  }

  @FieldResolver(() => Organisation, { description: 'Who has, or had, the incident.' })
  party(@Root() { partyId }: IncidentAssignment) {
    return organisationOf(partyId);
  }

  @FieldResolver(() => [SupportingInformation], {
    description: 'IMP 2.5.6: DCC gives relevant supporting information when it assigns to an Incident Party.',
  })
  supportingInformation(@Root() { id }: IncidentAssignment, @Ctx() context: RequestContext) {
    return informationOfAssignment(context).load(id);
  }
}
