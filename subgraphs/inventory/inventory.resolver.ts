import { Arg, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../platform/caller/role';
import type { RequestContext } from '../../platform/request-context';
import { DeviceFilter } from './device-filter';
import { organisationById, serviceProviderById } from './inventory.loaders';
import { countDevices, InventoryCount, InventoryDimension } from './inventory-count';
import { Organisation } from './organisation';
import { ServiceProvider } from './service-provider';

@Resolver(() => InventoryCount)
export class InventoryResolver {
  @Authorized(NETWORK_READERS)
  @Query(() => [InventoryCount], { description: 'How many devices there are, by any of their dimensions.' })
  inventoryCounts(
    @Arg('by', () => [InventoryDimension], { description: 'What to count by; nothing counts all.' })
    by: InventoryDimension[],
    @Arg('filter', () => DeviceFilter, { nullable: true, description: 'Which devices.' }) filter:
      | DeviceFilter
      | null
      | undefined,
    @Ctx() context: RequestContext,
  ) {
    return countDevices(context, by, filter);
  }

  @FieldResolver(() => ServiceProvider, { nullable: true, description: 'S1SP, when counted by it.' })
  serviceProvider(@Root() { s1spId }: InventoryCount, @Ctx() context: RequestContext) {
    return s1spId && serviceProviderById(context).load(s1spId);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'Responsible supplier, when counted by it.' })
  responsibleSupplier(@Root() { responsibleSupplierId }: InventoryCount, @Ctx() context: RequestContext) {
    return responsibleSupplierId && organisationById(context).load(responsibleSupplierId);
  }
}
