import { allBy, byId, oneBy } from '../../platform/loading';
import { Device } from './device';
import { Organisation } from './organisation';
import { ServiceProvider } from './service-provider';
import { SmWanCoverageEstimate } from './sm-wan-coverage';

export const deviceById = byId(Device);
export const organisationById = byId(Organisation);
export const serviceProviderById = byId(ServiceProvider);

/** The devices that are joined to a hub, the hub apart. */
export const devicesOfHub = allBy(Device, 'communicationsHubId', 'id');

export const deviceByEui64 = oneBy(Device, 'deviceId');

/** What the coverage table has for a place. */
export const estimateByOutwardCode = oneBy(SmWanCoverageEstimate, 'outwardCode');
