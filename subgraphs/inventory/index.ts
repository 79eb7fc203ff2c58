import { FirstLight1527379200000 } from '../../migrations/inventory/1-first-light';
import type { SubgraphDefinition } from '../../platform/subgraph';
import { Device } from './device';
import { deviceReference } from './device.reference';
import { CommunicationsHubResponsibilityResolver, DeviceResolver } from './device.resolver';
import { organisationById, serviceProviderById } from './inventory.loaders';
import { InventoryResolver } from './inventory.resolver';
import { Organisation } from './organisation';
import { OrganisationResolver } from './organisation.resolver';
import { loadInventorySample } from './sample';
import { ServiceProvider } from './service-provider';
import { ServiceProviderResolver } from './service-provider.resolver';
import { SmWanCoverageEstimate } from './sm-wan-coverage';

export { importDevices, UnreadableFile } from './import-devices';

/** Devices, the companies that serve them, and who is responsible for what. */
export const inventory: SubgraphDefinition = {
  name: 'inventory',
  resolvers: [
    DeviceResolver,
    CommunicationsHubResponsibilityResolver,
    InventoryResolver,
    OrganisationResolver,
    ServiceProviderResolver,
  ],
  entities: [Device, Organisation, ServiceProvider, SmWanCoverageEstimate],
  migrations: [FirstLight1527379200000],
  references: {
    Device: deviceReference,
    Organisation: ({ id }, context) => organisationById(context).load(id),
    ServiceProvider: ({ id }, context) => serviceProviderById(context).load(id),
  },
  loadSample: loadInventorySample,
};
