import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS, NETWORK_WRITERS } from '../../platform/caller/role';
import { badArgument } from '../../platform/errors';
import { AuditEntryConnection, historyOf } from '../../platform/history/history';
import { exactlyOne } from '../../platform/input/exactly-one';
import { payload } from '../../platform/input/problems';
import { PageArgs } from '../../platform/paging/page-args';
import type { RequestContext } from '../../platform/request-context';
import { CommunicationsHubResponsibility, communicationsHubResponsibility } from './communications-hub-responsibility';
import { Device, DeviceConnection, hubIdOf } from './device';
import { devices } from './device.listing';
import { anomaliesOf, DeviceAnomaly } from './device-anomalies';
import { DeviceListArgs } from './device-filter';
import { Eui64Scalar, parseEui64 } from './eui64';
import {
  deviceByEui64,
  deviceById,
  devicesOfHub,
  estimateByOutwardCode,
  organisationById,
  serviceProviderById,
} from './inventory.loaders';
import { registerDevice } from './inventory.service';
import { Organisation } from './organisation';
import { DevicePayload, RegisterDeviceInput } from './register-device';
import { ServiceProvider } from './service-provider';
import { coverageOfDevice, SmWanCoverage } from './sm-wan-coverage';

@Resolver(() => Device)
export class DeviceResolver {
  @Authorized(NETWORK_READERS)
  @Query(() => Device, { nullable: true, description: 'A device. Exactly one of id and deviceId.' })
  device(
    @Arg('id', () => ID, { nullable: true, description: 'Readable id.' }) id: string | null | undefined,
    @Arg('deviceId', () => Eui64Scalar, { nullable: true, description: 'The EUI-64.' }) deviceId:
      | string
      | null
      | undefined,
    @Ctx() context: RequestContext,
  ) {
    if (deviceId && !id && parseEui64(deviceId) === undefined) {
      throw badArgument('deviceId', 'It is no EUI-64 identifier.', 'Give 16 hexadecimal digits, as on the label.');
    }
    return exactlyOne(context, { id: [id, deviceById], deviceId: [deviceId, deviceByEui64] });
  }

  @Authorized(NETWORK_READERS)
  @Query(() => DeviceConnection, { description: 'Devices of the inventory.' })
  devices(@Args(() => DeviceListArgs) args: DeviceListArgs, @Ctx() context: RequestContext) {
    return devices.all(context, args.toRequest());
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => DevicePayload, { description: 'Takes a device into the inventory.' })
  registerDevice(
    @Arg('input', () => RegisterDeviceInput, { description: 'What is known of the device.' })
    input: RegisterDeviceInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('device', () => registerDevice(context, input));
  }

  @FieldResolver(() => ServiceProvider, {
    nullable: true,
    description: 'The SMETS1 Service Provider; null for SMETS2 (SSI DS 1.10.3).',
  })
  s1sp(@Root() { s1spId }: Device, @Ctx() context: RequestContext) {
    return s1spId && serviceProviderById(context).load(s1spId);
  }

  @FieldResolver(() => ServiceProvider, {
    nullable: true,
    description: "The dual control organisation that co-signs this device's critical commands; null for SMETS2.",
  })
  dco(@Root() { dcoId }: Device, @Ctx() context: RequestContext) {
    return dcoId && serviceProviderById(context).load(dcoId);
  }

  @FieldResolver(() => Device, {
    nullable: true,
    description: 'The communications hub it is joined to; null for a hub.',
  })
  communicationsHub(@Root() { communicationsHubId }: Device, @Ctx() context: RequestContext) {
    return communicationsHubId && deviceById(context).load(communicationsHubId);
  }

  @FieldResolver(() => [Device], { description: 'The other devices on the same home area network, the hub first.' })
  async network(@Root() device: Device, @Ctx() context: RequestContext) {
    const hubId = hubIdOf(device);
    if (hubId === null) return [];
    const [hub, joined] = await Promise.all([deviceById(context).load(hubId), devicesOfHub(context).load(hubId)]);
    return [...(hub ? [hub] : []), ...joined].filter(({ id }) => id !== device.id);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'The supplier responsible for the device.' })
  responsibleSupplier(@Root() { responsibleSupplierId }: Device, @Ctx() context: RequestContext) {
    return responsibleSupplierId && organisationById(context).load(responsibleSupplierId);
  }

  @FieldResolver(() => CommunicationsHubResponsibility, {
    nullable: true,
    description:
      'Who answers for the communications hub: the lead supplier for SMETS1, DCC for SMETS2 (IMP 2.1.3); null where there is no hub.',
  })
  async communicationsHubResponsibility(@Root() device: Device, @Ctx() context: RequestContext) {
    const hubId = hubIdOf(device);
    if (hubId === null) return null;
    return communicationsHubResponsibility({
      standard: device.standard,
      devices: await devicesOfHub(context).load(hubId),
    });
  }

  @FieldResolver(() => SmWanCoverage, {
    description:
      'SM WAN coverage where the device is, by its postcode. It is not offered for SMETS1 devices: the answer says so instead of being empty (SSI DS 1.10.6).',
  })
  smWanCoverage(@Root() device: Device, @Ctx() context: RequestContext) {
    return coverageOfDevice(device, (outwardCode) => estimateByOutwardCode(context).load(outwardCode));
  }

  @FieldResolver(() => [DeviceAnomaly], {
    description: 'The rules of the inventory that it breaks; empty unless the filter `anomalous` finds it.',
  })
  async anomalies(@Root() device: Device, @Ctx() context: RequestContext) {
    const { communicationsHubId: hubId, responsibleSupplierId: supplierId } = device;
    const [hub, supplier] = await Promise.all([
      hubId === null ? null : deviceById(context).load(hubId),
      supplierId === null ? null : organisationById(context).load(supplierId),
    ]);
    return anomaliesOf({ device, hub, supplier });
  }

  @FieldResolver(() => AuditEntryConnection, { description: 'Who changed what, oldest first.' })
  history(@Root() device: Device, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(device.id, context, page);
  }
}

@Resolver(() => CommunicationsHubResponsibility)
export class CommunicationsHubResponsibilityResolver {
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The party that answers; null when no meter tells who it is.',
  })
  organisation(@Root() { organisationId }: CommunicationsHubResponsibility, @Ctx() context: RequestContext) {
    return organisationId && organisationById(context).load(organisationId);
  }
}
