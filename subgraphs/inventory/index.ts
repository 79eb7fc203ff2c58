import { FirstLight1527379200000 } from '../../migrations/inventory/1-first-light';
import { KeptInventory1527379200002 } from '../../migrations/inventory/2-kept-inventory';
import type { SubgraphDefinition } from '../../platform/subgraph';
import { Device } from './device';
import { deviceReference } from './device.reference';
import { CommunicationsHubResponsibilityResolver, DeviceResolver } from './device.resolver';
import { DeviceLifeResolver } from './device-life/device-life.resolver';
import { DeviceStatusMove } from './device-life/device-status-move';
import { Impact, ImpactResolver, impactReference } from './impact/impact.reference';
import { organisationById, serviceProviderById } from './inventory.loaders';
import { InventoryResolver } from './inventory.resolver';
import { Organisation } from './organisation';
import { OrganisationResolver } from './organisation.resolver';
import { OrganisationMutations, ServiceProviderMutations } from './parties/parties.resolver';
import { loadInventorySample } from './sample';
import { ServiceProvider } from './service-provider';
import { ServiceProviderResolver } from './service-provider.resolver';
import { CoverageResolver } from './sm-wan/coverage.resolver';
import { SmWanCoverageEstimate } from './sm-wan-coverage';

export { importDevices, UnreadableFile } from './import-devices';
export { importOrganisations, importServiceProviders } from './parties/import-parties';
export { importCoverage } from './sm-wan/import-coverage';
export type { TableImport } from './table-file/table-import';

/** Devices, the companies that serve them, and who is responsible for what. */
export const inventory: SubgraphDefinition = {
  name: 'inventory',
  resolvers: [
    DeviceResolver,
    CommunicationsHubResponsibilityResolver,
    InventoryResolver,
    OrganisationResolver,
    ServiceProviderResolver,
    CoverageResolver,
    DeviceLifeResolver,
    OrganisationMutations,
    ServiceProviderMutations,
    ImpactResolver,
  ],
  orphanedTypes: [Impact],
  entities: [Device, Organisation, ServiceProvider, SmWanCoverageEstimate, DeviceStatusMove],
  migrations: [FirstLight1527379200000, KeptInventory1527379200002],
  references: {
    Device: deviceReference,
    Impact: impactReference,
    Organisation: ({ id }, context) => organisationById(context).load(id),
    ServiceProvider: ({ id }, context) => serviceProviderById(context).load(id),
  },
  loadSample: loadInventorySample,
};
