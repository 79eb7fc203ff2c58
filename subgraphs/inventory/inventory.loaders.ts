import { entitiesOf } from '../../platform/database/rows';
import { allBy, batched, byId } from '../../platform/loading';
import { Device } from './device';
import { Organisation } from './organisation';
import { ServiceProvider } from './service-provider';

export const deviceById = byId(Device);
export const organisationById = byId(Organisation);
export const serviceProviderById = byId(ServiceProvider);

/** The devices that are joined to a hub, the hub apart. */
export const devicesOfHub = allBy(Device, 'communicationsHubId', 'id');

export const deviceByEui64 = batched<Device | null>(async (deviceIds, { database }) => {
  const query = database.reads
    .createQueryBuilder(Device, 'thing')
    .where('thing.deviceId IN (:...deviceIds)', { deviceIds });
  const found = new Map((await entitiesOf(query)).map((device) => [device.deviceId, device]));
  return deviceIds.map((deviceId) => found.get(deviceId) ?? null);
});
