import { Authorized, Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../platform/caller/role';
import { readableBy } from '../../platform/graphql/reference';
import type { RequestContext } from '../../platform/request-context';
import { activeDisasters, isOfProviders } from './active-disasters';
import { DisasterEvent } from './disaster-event';
import { type ProviderNetwork, providerNetwork } from './provider-network';
import { ServiceProvider } from './service-provider.reference';
import { worstState } from './service-state';
import { ServiceState } from './vocabulary';

const REQUIRES_ITS_PROVIDERS = '@requires(fields: "s1sp { id } dco { id }")';

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
}

interface DeviceRepresentation {
  id: string;
  s1sp?: { id: string } | null;
  dco?: { id: string } | null;
}

export const deviceReference = readableBy(
  NETWORK_READERS,
  'reading devices',
  ({ id, s1sp = null, dco = null }: DeviceRepresentation) => Object.assign(new Device(), { id, s1sp, dco }),
);

/** Who a device is reached through: its S1SP and dual control organisation, and the central systems. */
function providerIdsOf({ s1sp, dco }: Device, network: ProviderNetwork): string[] {
  return [...[s1sp, dco].flatMap((provider) => provider?.id ?? []), ...network.centralProviderIds];
}

@Resolver(() => Device)
export class DeviceResolver {
  @Authorized(NETWORK_READERS)
  @Directive(REQUIRES_ITS_PROVIDERS)
  @FieldResolver(() => [DisasterEvent], {
    description:
      'Disasters, exercises apart, that now affect the services this device is reached through: those of its S1SP and dual control organisation, and those of the Data Service Provider, which every device is reached through; newest first. For SMETS2 those of the region are not counted.',
  })
  async activeDisasters(@Root() device: Device, @Ctx() context: RequestContext) {
    const [network, active] = await Promise.all([providerNetwork(context), activeDisasters(context)]);
    return active.filter(isOfProviders(providerIdsOf(device, network))).map(({ disaster }) => disaster);
  }

  @Authorized(NETWORK_READERS)
  @Directive(REQUIRES_ITS_PROVIDERS)
  @FieldResolver(() => ServiceState, {
    description:
      'Worst state of service requests through its S1SP, its dual control organisation and the Data Service Provider, which every device is reached through. For SMETS2, which has neither of the first two, that of the Data Service Provider alone.',
  })
  async serviceState(@Root() device: Device, @Ctx() context: RequestContext) {
    const network = await providerNetwork(context);
    return worstState(providerIdsOf(device, network).map((id) => network.stateOfServiceRequests(id)));
  }
}
