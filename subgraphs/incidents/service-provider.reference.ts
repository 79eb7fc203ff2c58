import { Args, Authorized, Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../platform/caller/role';
import type { RequestContext } from '../../platform/request-context';
import { IncidentConnection } from './incident';
import { incidentsOfServiceProvider } from './incident.listing';
import { IncidentListArgs } from './incident-filter';

@ObjectType('ServiceProvider', {
  description: 'One of the services that DCC relies on, e.g. an S1SP.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class ServiceProvider {
  @Field(() => ID, { description: 'Readable id, e.g. `serviceProvider:S1SP-A`.' })
  id!: string;
}

export function serviceProviderOf(id: string): ServiceProvider {
  return Object.assign(new ServiceProvider(), { id });
}

@Resolver(() => ServiceProvider)
export class ServiceProviderResolver {
  @Authorized(NETWORK_READERS)
  @FieldResolver(() => IncidentConnection, { description: 'Incidents at it; the latest raised first.' })
  incidents(
    @Root() { id }: ServiceProvider,
    @Args(() => IncidentListArgs) args: IncidentListArgs,
    @Ctx() context: RequestContext,
  ) {
    return incidentsOfServiceProvider.of(id, context, args.toRequest());
  }
}
