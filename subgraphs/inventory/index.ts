import { FirstLight1527379200000 } from '../../migrations/inventory/1-first-light';
import { KeptInventory1527379200002 } from '../../migrations/inventory/2-kept-inventory';
import { DeviceImports1527379200003 } from '../../migrations/inventory/3-device-imports';
import { KeptAnswers1527379200004 } from '../../migrations/inventory/4-kept-answers';
import { readableByAll } from '../../platform/graphql/reference';
import type { SubgraphDefinition } from '../../platform/subgraph';
import { Device } from './device';
import { deviceReference } from './device.reference';
import { CommunicationsHubResponsibilityResolver, DeviceResolver } from './device.resolver';
import { DeviceImportRow } from './device-file/import-journal';
import { ImportReportResolver } from './device-file/import-report.resolver';
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

export { DEVICE_COLUMNS } from './device-csv';
export { csvLine } from './device-file/csv-line';
export { type FileOutcome, type FileProgress, importDeviceFile } from './device-file/import-device-file';
export { ImportTakenOver } from './device-file/import-journal';
export { UnreadableFile } from './device-file/unreadable-file';
export { importOrganisations, importServiceProviders } from './parties/import-parties';
export { importCoverage } from './sm-wan/import-coverage';
export type { TableImport } from './table-file/table-import';
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
    CoverageResolver,
    DeviceLifeResolver,
    OrganisationMutations,
    ServiceProviderMutations,
    ImportReportResolver,
    ImpactResolver,
  ],
  orphanedTypes: [Impact],
  entities: [Device, DeviceImportRow, DeviceStatusMove, Organisation, ServiceProvider, SmWanCoverageEstimate],
  migrations: [
    FirstLight1527379200000,
    KeptInventory1527379200002,
    DeviceImports1527379200003,
    KeptAnswers1527379200004,
  ],
  references: {
    Device: deviceReference,
    Impact: readableByAll(impactReference),
    Organisation: readableByAll(({ id }, context) => organisationById(context).load(id)),
    ServiceProvider: readableByAll(({ id }, context) => serviceProviderById(context).load(id)),
  },
  loadSample: loadInventorySample,
};
