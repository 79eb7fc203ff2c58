import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { EVERYBODY, NETWORK_READERS } from '../../platform/caller/role';
import { keepAmong, keepContaining } from '../../platform/database/conditions';
import { entitiesOf } from '../../platform/database/rows';
import type { RequestContext } from '../../platform/request-context';
import { DeviceConnection } from './device';
import { devicesOfDco, devicesOfS1sp } from './device.listing';
import { DeviceListArgs } from './device-filter';
import { organisationById, serviceProviderById } from './inventory.loaders';
import { Organisation } from './organisation';
import { ServiceProvider } from './service-provider';
import { ServiceProviderKind } from './vocabulary';

@Resolver(() => ServiceProvider)
export class ServiceProviderResolver {
  @Authorized(EVERYBODY)
  @Query(() => ServiceProvider, { nullable: true, description: 'A service provider by its id.' })
  serviceProvider(
    @Arg('id', () => ID, { description: 'Readable id, e.g. `serviceProvider:S1SP-A`.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return serviceProviderById(context).load(id);
  }

  @Authorized(EVERYBODY)
  @Query(() => [ServiceProvider], { description: 'All service providers, or those of a kind.' })
  serviceProviders(
    @Arg('kind', () => ServiceProviderKind, { nullable: true, description: 'Only of this kind.' })
    kind: ServiceProviderKind | null | undefined,
    @Arg('search', () => String, { nullable: true, description: 'Text in the name or id.' })
    search: string | null | undefined,
    @Ctx() { database }: RequestContext,
  ) {
    const query = database.reads.createQueryBuilder(ServiceProvider, 'thing').where('1 = 1').orderBy('thing.id');
    keepAmong(query, 'thing.kind', kind && [kind]);
    keepContaining(query, ['thing.name', 'thing.id'], search);
    return entitiesOf(query);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'The company behind it.' })
  organisation(@Root() { organisationId }: ServiceProvider, @Ctx() context: RequestContext) {
    return organisationId && organisationById(context).load(organisationId);
  }

  @Authorized(NETWORK_READERS)
  @FieldResolver(() => DeviceConnection, {
    description: 'Devices that are reached, or whose commands are co-signed, through it.',
  })
  devices(
    @Root() provider: ServiceProvider,
    @Args(() => DeviceListArgs) args: DeviceListArgs,
    @Ctx() context: RequestContext,
  ) {
    const devices = provider.kind === ServiceProviderKind.DCO ? devicesOfDco : devicesOfS1sp;
    return devices.of(provider.id, context, args.toRequest());
  }
}
