import { typedId } from '../../platform/ids';
import type { Problems } from '../../platform/input/problems';
import { NAME, readOptionalText } from '../../platform/input/text';
import type { Device } from './device';
import { checkEui64, parseEui64 } from './eui64';
import { checkMpxn, kindOfMpxn } from './mpxn';
import type { Organisation } from './organisation';
import type { RegisterDeviceInput } from './register-device';
import type { ServiceProvider } from './service-provider';
import { checkPostcode } from './sm-wan/postcode';
import {
  CspRegion,
  DeviceStatus,
  DeviceType,
  MeteringStandard,
  OrganisationRole,
  ServiceProviderKind,
} from './vocabulary';

/** What the inventory already knows of the things that an input names, each by the name that the input gives it. */
export interface InventoryFacts {
  now: Date;
  device(deviceId: string): Pick<Device, 'type' | 'standard'> | undefined;
  serviceProvider(id: string): Pick<ServiceProvider, 'kind'> | undefined;
  organisation(id: string): Pick<Organisation, 'roles'> | undefined;
}

/**
 * The device that an input describes, once every rule of the inventory was checked; what breaks one is added to the
 * problems, all at once.
 * @source SSI DS 1.10.3 (S1SP), general provisions (CSP Region)
 */
export function readDevice(problems: Problems, input: RegisterDeviceInput, facts: InventoryFacts): Device {
  const deviceId = checkEui64(problems, 'deviceId', input.deviceId);
  if (facts.device(deviceId)) {
    const message = `Device ${deviceId} is in the inventory already.`;
    problems.add('deviceId', 'DUPLICATE', message, 'Check the identifier; to change the device, update it instead.');
  }
  return { id: typedId('device', deviceId), deviceId, ...describeDevice(problems, input, facts), version: 1 };
}

/** What is known of a device, its identity apart, by every rule of the inventory. */
export function describeDevice(
  problems: Problems,
  input: RegisterDeviceInput,
  facts: InventoryFacts,
): Omit<Device, 'id' | 'deviceId' | 'version'> {
  const { type, standard } = input;
  const hub = readHub(problems, input, facts);
  checkProviders(problems, input, facts);
  checkSupplier(problems, input, facts);
  checkDates(problems, input, facts.now);
  const text = (field: 'specificationVersion' | 'manufacturer' | 'model' | 'firmwareVersion') =>
    readOptionalText(problems, field, input[field], NAME);
  return {
    type,
    standard,
    specificationVersion: text('specificationVersion'),
    status: input.status ?? DeviceStatus.PENDING,
    manufacturer: text('manufacturer'),
    model: text('model'),
    firmwareVersion: text('firmwareVersion'),
    mpxn: readMpxn(problems, input),
    uprn: readUprn(problems, input.uprn),
    postcode: checkPostcode(problems, 'postcode', input.postcode),
    cspRegion: readRegion(problems, input),
    s1spId: input.s1spId ?? null,
    dcoId: input.dcoId ?? null,
    communicationsHubId: hub && typedId('device', hub),
    responsibleSupplierId: input.responsibleSupplierId ?? null,
    installedAt: input.installedAt ?? null,
    commissionedAt: input.commissionedAt ?? null,
  };
}

/** A SMETS1 device says SMETS1 for its region (SSI DS, general provisions); any other has one of the regions. */
function readRegion(problems: Problems, { standard, cspRegion }: RegisterDeviceInput): CspRegion {
  if (standard === MeteringStandard.SMETS1) {
    if (cspRegion && cspRegion !== CspRegion.SMETS1) {
      const message = `The region of a SMETS1 device is SMETS1, not ${cspRegion} (SSI DS, general provisions).`;
      problems.add('cspRegion', 'REGION_MISMATCH', message, 'Give SMETS1, or leave the region out.');
    }
    return CspRegion.SMETS1;
  }
  if (!cspRegion || cspRegion === CspRegion.SMETS1) {
    const message = 'A SMETS2 device is in a region of a Communications Service Provider.';
    problems.add('cspRegion', 'REGION_MISMATCH', message, 'Give NORTH, CENTRAL or SOUTH.');
  }
  return cspRegion ?? CspRegion.NORTH;
}

/** A SMETS1 device is reached through an S1SP (SSI DS 1.10.3); a SMETS2 device has neither S1SP nor dual control. */
function checkProviders(problems: Problems, input: RegisterDeviceInput, facts: InventoryFacts): void {
  const { standard, s1spId, dcoId } = input;
  if (standard === MeteringStandard.SMETS1 && !s1spId) {
    const message = 'A SMETS1 device is reached through an S1SP, and none is named (SSI DS 1.10.3).';
    problems.add(
      's1spId',
      'S1SP_MISSING',
      message,
      'Give the id of its S1SP, e.g. serviceProvider:S1SP-A; serviceProviders(kind: S1SP) lists them.',
    );
  }
  const named = [
    { field: 's1spId', id: s1spId, kind: ServiceProviderKind.S1SP },
    { field: 'dcoId', id: dcoId, kind: ServiceProviderKind.DCO },
  ];
  for (const { field, id, kind } of named) {
    if (!id) continue;
    const list = `serviceProviders(kind: ${kind}) lists those that there are.`;
    const provider = facts.serviceProvider(id);
    if (standard === MeteringStandard.SMETS2) {
      problems.add(
        field,
        'NOT_FOR_SMETS2',
        `A SMETS2 device has no ${kind}.`,
        `Leave the ${kind} out, or correct the standard.`,
      );
    } else if (!provider) {
      problems.add(field, 'NOT_FOUND', `There is no service provider ${id}.`, list);
    } else if (provider.kind !== kind) {
      problems.add(field, 'WRONG_KIND', `${id} is of kind ${provider.kind}, not ${kind}.`, list);
    }
  }
}

function readHub(problems: Problems, input: RegisterDeviceInput, facts: InventoryFacts): string | null {
  const field = 'communicationsHubDeviceId';
  const given = input.communicationsHubDeviceId;
  if (given === null || given === undefined) return null;
  const hubId = checkEui64(problems, field, given);
  if (parseEui64(given) === undefined) return hubId;
  const hub = facts.device(hubId);
  if (input.type === DeviceType.CHF) {
    problems.add(
      field,
      'HUB_OF_HUB',
      'A communications hub is not joined to another one.',
      'Leave it out, or correct the type.',
    );
  } else if (!hub) {
    problems.add(
      field,
      'NOT_FOUND',
      `There is no device ${hubId}.`,
      'Register the hub first, or correct the identifier.',
    );
  } else if (hub.type !== DeviceType.CHF) {
    problems.add(
      field,
      'WRONG_KIND',
      `Device ${hubId} is of type ${hub.type}, not CHF.`,
      'Give the communications hub of the home.',
    );
  } else if (hub.standard !== input.standard) {
    const message = `The hub ${hubId} is ${hub.standard} and the device ${input.standard}.`;
    problems.add(
      field,
      'STANDARD_MISMATCH',
      message,
      'Correct the standard, or give the hub that it is really joined to.',
    );
  }
  return hubId;
}

function checkSupplier(
  problems: Problems,
  { responsibleSupplierId: id }: RegisterDeviceInput,
  facts: InventoryFacts,
): void {
  if (!id) return;
  const supplier = facts.organisation(id);
  const list = 'organisations(roles: [ENERGY_SUPPLIER]) lists those that there are.';
  if (!supplier) problems.add('responsibleSupplierId', 'NOT_FOUND', `There is no organisation ${id}.`, list);
  else if (!supplier.roles.includes(OrganisationRole.ENERGY_SUPPLIER)) {
    problems.add('responsibleSupplierId', 'WRONG_KIND', `${id} is no energy supplier.`, list);
  }
}

function checkDates(problems: Problems, { installedAt, commissionedAt, status }: RegisterDeviceInput, now: Date): void {
  const dates = [
    ['installedAt', installedAt],
    ['commissionedAt', commissionedAt],
  ] as const;
  for (const [field, date] of dates) {
    if (date && date.getTime() > now.getTime()) {
      problems.add(
        field,
        'IN_THE_FUTURE',
        `${date.toISOString()} is yet to come.`,
        'Give the time at which it happened, in UTC.',
      );
    }
  }
  if (commissionedAt && installedAt && commissionedAt.getTime() < installedAt.getTime()) {
    const message = 'It was taken into service before it was installed.';
    problems.add('commissionedAt', 'BEFORE_INSTALLATION', message, 'Check both times; they are in UTC.');
  }
  if (status === DeviceStatus.COMMISSIONED && !commissionedAt) {
    const message = 'A commissioned device has a time of commissioning.';
    problems.add('commissionedAt', 'COMMISSIONING_MISSING', message, 'Give it, or give the status before it.');
  }
}

function readMpxn(problems: Problems, { mpxn, type }: RegisterDeviceInput): string | null {
  if (mpxn === null || mpxn === undefined) return null;
  const number = checkMpxn(problems, 'mpxn', mpxn);
  const kind = kindOfMpxn(number);
  const bearer = kind === 'MPAN' ? DeviceType.ESME : DeviceType.GSME;
  if (kind !== undefined && type !== bearer) {
    const message = `An ${kind} belongs to a meter of type ${bearer}, and this is of type ${type}.`;
    problems.add('mpxn', 'WRONG_DEVICE_TYPE', message, 'Leave mpxn out, or correct the type.');
  }
  return number;
}

function readUprn(problems: Problems, uprn: string | null | undefined): string | null {
  if (uprn === null || uprn === undefined) return null;
  if (!/^\d{1,12}$/.test(uprn)) {
    const message = 'A unique property reference number has 1 to 12 digits and nothing else.';
    problems.add('uprn', 'UPRN_INVALID', message, 'Write the digits alone, or leave it out.');
  }
  return uprn;
}
