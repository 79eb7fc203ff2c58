import { Arg, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../platform/caller/role';
import { badArgument } from '../../platform/errors';
import type { RequestContext } from '../../platform/request-context';
import { DeviceFilter } from './device-filter';
import { organisationById, serviceProviderById } from './inventory.loaders';
import { countDevices, InventoryCount, InventoryDimension } from './inventory-count';
import { Organisation } from './organisation';
import { ServiceProvider } from './service-provider';
import { coverageNotApplicable, outwardCodeOf, SmWanCoverage, SmWanCoverageEstimate } from './sm-wan-coverage';
import { MeteringStandard } from './vocabulary';

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

  @Query(() => SmWanCoverage, {
    description: 'SM WAN coverage at a place for a standard: for SMETS1 always not applicable.',
  })
  async smWanCoverage(
    @Arg('postcode', () => String, { description: 'A UK postcode, or its outward part.' }) postcode: string,
    @Arg('standard', () => MeteringStandard, { description: 'For devices of which standard.' })
    standard: MeteringStandard,
    @Ctx() { database }: RequestContext,
  ) {
    const outwardCode = outwardCodeOf(postcode);
    if (outwardCode === undefined) {
      throw badArgument(
        'postcode',
        `${JSON.stringify(postcode.slice(0, 20))} is no UK postcode.`,
        'Write it like M1 4BT, or its first part alone.',
      );
    }
    if (standard === MeteringStandard.SMETS1) return coverageNotApplicable();
    const estimate = await database.reads.findOneBy(SmWanCoverageEstimate, { outwardCode });
    if (estimate) return estimate;
    throw badArgument(
      'postcode',
      `No coverage is held for ${outwardCode}.`,
      'Check the postcode, or ask the operator to import the coverage of its area.',
    );
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
