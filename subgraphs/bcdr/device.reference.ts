import { Authorized, Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../platform/caller/role';
import { readableBy } from '../../platform/graphql/reference';
import type { RequestContext } from '../../platform/request-context';
import { activeDisasters, isOfProviders } from './active-disasters';
import { DisasterEvent } from './disaster-event';
import { type ProviderNetwork, providerNetwork } from './provider-network';
import { ServiceProvider } from './service-provider.reference';
import { worstState } from './service-state';
import { CspRegion, ServiceState } from './vocabulary';

const REQUIRES_ITS_PROVIDERS = '@requires(fields: "s1sp { id } dco { id } cspRegion")';

@ObjectType('Device', { description: 'A smart metering device in a home.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Device {
  @Field(() => ID, { description: 'Readable id: `device:` and the EUI-64.' })
  id!: string;

  @Directive('@external')
  @Field(() => ServiceProvider, { nullable: true, description: 'The SMETS1 Service Provider; null for SMETS2.' })
  s1sp!: ServiceProvider | null;

  @Directive('@external')
  @Field(() => ServiceProvider, { nullable: true, description: 'The dual control organisation; null for SMETS2.' })
  dco!: ServiceProvider | null;

  @Directive('@external')
  @Field(() => CspRegion, { description: 'Region; SMETS1 for a SMETS1 device (SSI DS, general provisions).' })
  cspRegion!: CspRegion;
}

interface DeviceRepresentation {
  id: string;
  s1sp?: { id: string } | null;
  dco?: { id: string } | null;
  cspRegion?: CspRegion;
}

export const deviceReference = readableBy(
  NETWORK_READERS,
  'reading devices',
  ({ id, s1sp = null, dco = null, cspRegion }: DeviceRepresentation) =>
    Object.assign(new Device(), { id, s1sp, dco, ...(cspRegion && { cspRegion }) }),
);

/**
 * Who a device is reached through: its S1SP and dual control organisation, or the SM WAN of its region; and the central
 * systems.
 */
function providerIdsOf({ s1sp, dco, cspRegion }: Device, network: ProviderNetwork): string[] {
  return [
    ...[s1sp, dco].flatMap((provider) => provider?.id ?? []),
    ...network.providerIdsOfRegion(cspRegion),
    ...network.centralProviderIds,
  ];
}

@Resolver(() => Device)
export class DeviceResolver {
  @Authorized(NETWORK_READERS)
  @Directive(REQUIRES_ITS_PROVIDERS)
  @FieldResolver(() => [DisasterEvent], {
    description:
      'Disasters, exercises apart, that now affect the services this device is reached through: those of its S1SP and dual control organisation for SMETS1, of the Communications Service Provider of its region for SMETS2, and those of the Data Service Provider, which every device is reached through; newest first.',
  })
  async activeDisasters(@Root() device: Device, @Ctx() context: RequestContext) {
    const [network, active] = await Promise.all([providerNetwork(context), activeDisasters(context)]);
    return active.filter(isOfProviders(providerIdsOf(device, network))).map(({ disaster }) => disaster);
  }

  @Authorized(NETWORK_READERS)
  @Directive(REQUIRES_ITS_PROVIDERS)
  @FieldResolver(() => ServiceState, {
    description:
      'Worst state of service requests through its S1SP and dual control organisation (SMETS1), or the Communications Service Provider of its region (SMETS2), and through the Data Service Provider, which every device is reached through.',
  })
  async serviceState(@Root() device: Device, @Ctx() context: RequestContext) {
    const network = await providerNetwork(context);
    return worstState(providerIdsOf(device, network).map((id) => network.stateOfServiceRequests(id)));
  }
}
