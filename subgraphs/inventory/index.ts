import { FirstLight1527379200000 } from '../../migrations/inventory/1-first-light';
import { DeviceImports1527379200002 } from '../../migrations/inventory/3-device-imports';
import type { SubgraphDefinition } from '../../platform/subgraph';
import { Device } from './device';
import { deviceReference } from './device.reference';
import { CommunicationsHubResponsibilityResolver, DeviceResolver } from './device.resolver';
import { DeviceImportRow } from './device-file/import-journal';
import { ImportReportResolver } from './device-file/import-report.resolver';
import { organisationById, serviceProviderById } from './inventory.loaders';
import { InventoryResolver } from './inventory.resolver';
import { Organisation } from './organisation';
import { OrganisationResolver } from './organisation.resolver';
import { loadInventorySample } from './sample';
import { ServiceProvider } from './service-provider';
import { ServiceProviderResolver } from './service-provider.resolver';
import { SmWanCoverageEstimate } from './sm-wan-coverage';

export { DEVICE_COLUMNS } from './device-csv';
export { csvLine } from './device-file/csv-line';
export { type FileOutcome, type FileProgress, importDeviceFile } from './device-file/import-device-file';
export { ImportTakenOver } from './device-file/import-journal';
export { UnreadableFile } from './device-file/unreadable-file';
export { DeviceType } from './vocabulary';

/** Devices, the companies that serve them, and who is responsible for what. */
export const inventory: SubgraphDefinition = {
  name: 'inventory',
  resolvers: [
    DeviceResolver,
    CommunicationsHubResponsibilityResolver,
    InventoryResolver,
    OrganisationResolver,
    ServiceProviderResolver,
    ImportReportResolver,
  ],
  entities: [Device, DeviceImportRow, Organisation, ServiceProvider, SmWanCoverageEstimate],
  migrations: [FirstLight1527379200000, DeviceImports1527379200002],
  references: {
    Device: deviceReference,
    Organisation: ({ id }, context) => organisationById(context).load(id),
    ServiceProvider: ({ id }, context) => serviceProviderById(context).load(id),
  },
  loadSample: loadInventorySample,
};
