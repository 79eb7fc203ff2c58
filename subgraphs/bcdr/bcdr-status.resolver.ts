import { Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { EVERYBODY } from '../../platform/caller/role';
import type { RequestContext } from '../../platform/request-context';
import { activeDisasters } from './active-disasters';
import { allServiceRequests } from './bcdr.loaders';
import { availabilityOf, BcdrStatus, stateOfAll } from './bcdr-status';
import { providerNetwork } from './provider-network';
import { serviceProvider } from './service-provider.reference';

@Resolver(() => BcdrStatus)
export class BcdrStatusResolver {
  @Authorized(EVERYBODY)
  @Query(() => BcdrStatus, { description: 'The status board: every provider and service, now.' })
  async bcdrStatus(@Ctx() context: RequestContext) {
    const network = await providerNetwork(context);
    return Object.assign(new BcdrStatus(), {
      at: context.clock.now(),
      state: stateOfAll(network),
      providers: network.providers.map(({ id }) => serviceProvider(id)),
      // Functions, so that what is not selected is not read; GraphQL's own field resolver calls them.
      activeDisasters: async () => (await activeDisasters(context)).map(({ disaster }) => disaster),
      services: async () => availabilityOf(await allServiceRequests(context), network),
    });
  }
}
