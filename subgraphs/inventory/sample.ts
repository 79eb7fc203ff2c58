import { insertAll } from '../../platform/database/insert-all';
import { changesBetween, recordNew } from '../../platform/history/history';
import { typedId } from '../../platform/ids';
import { Problems } from '../../platform/input/problems';
import { readSample, type SampleLoader } from '../../platform/sample';
import { Device } from './device';
import { type DeviceRow, readDeviceRow } from './device-csv';
import { readDevice } from './device-rules';
import { importDevicesText } from './import-devices';
import { factsFor, insertDevices } from './inventory.service';
import { Organisation } from './organisation';
import { ServiceProvider } from './service-provider';
import { SmWanCoverageEstimate } from './sm-wan-coverage';
import { CspRegion, OrganisationRole, ServiceProviderKind } from './vocabulary';

interface InventorySample {
  organisations: { key: string; name: string; roles: OrganisationRole[] }[];
  serviceProviders: { key: string; name: string; kind: ServiceProviderKind; organisationKey: string }[];
  smWanCoverage: { postcodeArea: string; region: CspRegion; available: boolean; expectedFrom?: string }[];
  anomalousDevices: DeviceRow[];
}

export const loadInventorySample: SampleLoader = async (transaction, by) => {
  const sample: InventorySample = JSON.parse(readSample('inventory.json'));
  const organisations = sample.organisations.map(({ key, ...organisation }) => ({
    id: typedId('organisation', key),
    ...organisation,
    version: 1,
  }));
  await insertAll(transaction, Organisation, organisations);
  const providers = sample.serviceProviders.map(({ key, organisationKey, ...provider }) => ({
    id: typedId('serviceProvider', key),
    organisationId: typedId('organisation', organisationKey),
    ...provider,
    version: 1,
  }));
  await insertAll(transaction, ServiceProvider, providers);
  const coverage = sample.smWanCoverage.map(({ postcodeArea, expectedFrom = null, ...estimate }) => ({
    outwardCode: postcodeArea,
    expectedFrom,
    ...estimate,
  }));
  await insertAll(transaction, SmWanCoverageEstimate, coverage);
  await recordNew(
    transaction,
    by,
    [...organisations, ...providers].map((thing) => ({ thingId: thing.id, changes: changesBetween(null, thing) })),
  );
  await importDevicesText(readSample('devices.csv'), {
    within: (work) => work(transaction),
    by,
    onBatch: ({ rejected: [first] }) => {
      if (first) throw new Error(`sample/devices.csv, row ${first.row}: ${JSON.stringify(first.errors)}`);
    },
  });
  const inputs = sample.anomalousDevices.flatMap((row) => readDeviceRow(new Problems(), row) ?? []);
  const facts = await factsFor(transaction, inputs, by.at);
  // They break a rule on purpose, as an older inventory might: what the rules say of them is left aside.
  const anomalous = inputs.map(
    (input): Device => ({
      ...readDevice(new Problems(), input, facts),
      cspRegion: input.cspRegion ?? CspRegion.SMETS1,
    }),
  );
  await insertDevices(transaction, by, anomalous);
};
