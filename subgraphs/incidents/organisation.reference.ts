import { Args, Authorized, Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../platform/caller/role';
import type { RequestContext } from '../../platform/request-context';
import { IncidentConnection } from './incident';
import { incidentsAssignedTo, incidentsRaisedBy } from './incident.listing';
import { IncidentListArgs } from './incident-filter';

/** The organisation that is DCC. */

@ObjectType('Organisation', {
  description: 'A company or body that has to do with the code.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Organisation {
  @Field(() => ID, { description: 'Readable id, e.g. `organisation:DCC`.' })
  id!: string;
}

export function organisationOf(id: string): Organisation {
  return Object.assign(new Organisation(), { id });
}

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Authorized(NETWORK_READERS)
  @FieldResolver(() => IncidentConnection, {
    description: 'Incidents now assigned to it, neither resolved nor closed; the latest raised first.',
  })
  assignedIncidents(
    @Root() { id }: Organisation,
    @Args(() => IncidentListArgs) args: IncidentListArgs,
    @Ctx() context: RequestContext,
  ) {
    return incidentsAssignedTo.of(id, context, args.toRequest());
  }

  @Authorized(NETWORK_READERS)
  @FieldResolver(() => IncidentConnection, { description: 'Incidents that it raised; the latest first.' })
  raisedIncidents(
    @Root() { id }: Organisation,
    @Args(() => IncidentListArgs) args: IncidentListArgs,
    @Ctx() context: RequestContext,
  ) {
    return incidentsRaisedBy.of(id, context, args.toRequest());
  }
}
