import { Field, ObjectType } from 'type-graphql';
import type { Device } from './device';
import { kindOfMpxn } from './mpxn';
import type { Organisation } from './organisation';
import { CspRegion, DeviceStatus, DeviceType, MeteringStandard, OrganisationRole } from './vocabulary';

@ObjectType({ description: 'A rule of the inventory that a device breaks.', simpleResolvers: true })
export class DeviceAnomaly {
  @Field(() => String, { description: 'Stable, upper snake case, e.g. S1SP_MISSING.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong, in a sentence.' })
  message!: string;

  @Field(() => String, { description: 'How to put it right, in a sentence.' })
  suggestion!: string;

  @Field(() => String, { nullable: true, description: 'Clause that says so; null for a rule of the inventory alone.' })
  clause!: string | null;
}

/** What the rules go by. */
export interface AnomalyFacts {
  device: Omit<Device, 'id' | 'deviceId' | 'version'>;
  hub: Pick<Device, 'type' | 'standard'> | null;
  supplier: Pick<Organisation, 'roles'> | null;
}

interface Rule extends DeviceAnomaly {
  breaks(facts: AnomalyFacts): boolean;
  /** The same as a condition of a statement, on the alias `thing`. */
  condition: string;
}

const { SMETS1, SMETS2 } = MeteringStandard;
const GENERAL = 'SSI DS, general provisions';

/** Every rule as a function and as a condition: the one explains a device, the other finds it. */
const RULES: readonly Rule[] = [
  {
    code: 'S1SP_MISSING',
    message: 'A SMETS1 device is reached through an S1SP, and none is held.',
    suggestion: 'Give its S1SP by updateDevice.',
    clause: 'SSI DS 1.10.3',
    breaks: ({ device }) => device.standard === SMETS1 && device.s1spId === null,
    condition: "thing.standard = 'SMETS1' AND thing.s1spId IS NULL",
  },
  {
    code: 'REGION_MISMATCH',
    message: 'The region of a SMETS1 device is SMETS1, and another one is held.',
    suggestion: 'Set cspRegion to SMETS1 by updateDevice.',
    clause: GENERAL,
    breaks: ({ device }) => device.standard === SMETS1 && device.cspRegion !== CspRegion.SMETS1,
    condition: "thing.standard = 'SMETS1' AND thing.cspRegion <> 'SMETS1'",
  },
  {
    code: 'REGION_MISSING',
    message: 'A SMETS2 device is in a region of a Communications Service Provider, and none is held.',
    suggestion: 'Set cspRegion to NORTH, CENTRAL or SOUTH by updateDevice.',
    clause: GENERAL,
    breaks: ({ device }) => device.standard === SMETS2 && device.cspRegion === CspRegion.SMETS1,
    condition: "thing.standard = 'SMETS2' AND thing.cspRegion = 'SMETS1'",
  },
  {
    code: 'S1SP_NOT_FOR_SMETS2',
    message: 'A SMETS2 device has no S1SP, and one is held.',
    suggestion: 'Set s1spId to null by updateDevice.',
    clause: 'SSI DS 1.10.3',
    breaks: ({ device }) => device.standard === SMETS2 && device.s1spId !== null,
    condition: "thing.standard = 'SMETS2' AND thing.s1spId IS NOT NULL",
  },
  {
    code: 'DCO_NOT_FOR_SMETS2',
    message: 'A SMETS2 device has no dual control organisation, and one is held.',
    suggestion: 'Set dcoId to null by updateDevice.',
    clause: null,
    breaks: ({ device }) => device.standard === SMETS2 && device.dcoId !== null,
    condition: "thing.standard = 'SMETS2' AND thing.dcoId IS NOT NULL",
  },
  {
    code: 'HUB_OF_HUB',
    message: 'A communications hub is joined to another one.',
    suggestion: 'Set communicationsHubDeviceId to null by updateDevice.',
    clause: null,
    breaks: ({ device }) => device.type === DeviceType.CHF && device.communicationsHubId !== null,
    condition: "thing.type = 'CHF' AND thing.communicationsHubId IS NOT NULL",
  },
  {
    code: 'HUB_MISMATCH',
    message: 'What it is joined to is no communications hub of its own standard.',
    suggestion: 'Give the hub that it is really joined to by updateDevice.',
    clause: null,
    breaks: ({ device, hub }) => hub !== null && (hub.type !== DeviceType.CHF || hub.standard !== device.standard),
    condition: `EXISTS (SELECT 1 FROM device hub WHERE hub.id = thing.communicationsHubId
      AND (hub.type <> 'CHF' OR hub.standard <> thing.standard))`,
  },
  {
    code: 'SUPPLIER_NO_SUPPLIER',
    message: 'The organisation that is responsible for it is no energy supplier.',
    suggestion: 'Give the supplier that took it over by updateDevice, or correct the roles of the organisation.',
    clause: null,
    breaks: ({ supplier }) => supplier !== null && !supplier.roles.includes(OrganisationRole.ENERGY_SUPPLIER),
    condition: `thing.responsibleSupplierId IN (SELECT party.id FROM organisation party
      WHERE party.roles NOT LIKE '%"ENERGY_SUPPLIER"%')`,
  },
  {
    code: 'MPXN_WRONG_DEVICE_TYPE',
    message: 'Its supply number is not of the kind that a device of its type has.',
    suggestion: 'Correct mpxn by updateDevice, or set it to null.',
    clause: null,
    breaks: ({ device: { mpxn, type } }) =>
      mpxn !== null && type !== (kindOfMpxn(mpxn) === 'MPAN' ? DeviceType.ESME : DeviceType.GSME),
    condition: "thing.mpxn IS NOT NULL AND thing.type <> CASE LENGTH(thing.mpxn) WHEN 13 THEN 'ESME' ELSE 'GSME' END",
  },
  {
    code: 'COMMISSIONING_MISSING',
    message: 'It is in service, and nothing says since when.',
    suggestion: 'Give commissionedAt by updateDevice.',
    clause: null,
    breaks: ({ device }) => device.status === DeviceStatus.COMMISSIONED && device.commissionedAt === null,
    condition: "thing.status = 'COMMISSIONED' AND thing.commissionedAt IS NULL",
  },
  {
    code: 'BEFORE_INSTALLATION',
    message: 'It was taken into service before it was installed.',
    suggestion: 'Correct installedAt or commissionedAt by updateDevice.',
    clause: null,
    breaks: ({ device: { installedAt, commissionedAt } }) =>
      installedAt !== null && commissionedAt !== null && commissionedAt < installedAt,
    condition: 'thing.commissionedAt < thing.installedAt',
  },
];

/** The rules that a device breaks, in a fixed order. */
export function anomaliesOf(facts: AnomalyFacts): DeviceAnomaly[] {
  return RULES.filter(({ breaks }) => breaks(facts)).map(({ code, message, suggestion, clause }) => ({
    ...{ code, message, suggestion, clause },
  }));
}

/** Finds what breaks a rule; a comparison with nothing counts as kept. */
export const ANOMALOUS = `(CASE ${RULES.map(({ condition }) => `WHEN ${condition} THEN 1`).join(' ')} ELSE 0 END = 1)`;
