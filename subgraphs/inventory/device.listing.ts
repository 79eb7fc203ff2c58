import { listing } from '../../platform/paging/listing';
import { Device } from './device';
import { type DeviceFilter, narrowDevices } from './device-filter';

type Filter = DeviceFilter | null | undefined;

export const devices = listing<Device, Filter>({ name: 'devices', entity: Device, narrow: narrowDevices });

export const devicesOfSupplier = listing<Device, Filter>({
  name: 'Organisation.devices',
  entity: Device,
  parent: 'thing.responsibleSupplierId',
  narrow: narrowDevices,
});

export const devicesOfS1sp = listing<Device, Filter>({
  name: 'ServiceProvider.devices',
  entity: Device,
  parent: 'thing.s1spId',
  narrow: narrowDevices,
});

export const devicesOfDco = listing<Device, Filter>({
  name: 'ServiceProvider.devices by dual control',
  entity: Device,
  parent: 'thing.dcoId',
  narrow: narrowDevices,
});
