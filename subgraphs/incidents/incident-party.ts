import { Field, ObjectType } from 'type-graphql';
import { DCC_ID } from './organisation.reference';
import { FaultArea, IncidentPartyRole } from './vocabulary';

@ObjectType({ description: 'Who should be assigned, and on what ground.', simpleResolvers: true })
export class IncidentPartyProposal {
  /** Resolved to the organisation; null when what is known does not tell who it is. */
  partyId!: string | null;

  @Field(() => IncidentPartyRole, { description: 'In which role the party would have the incident.' })
  role!: IncidentPartyRole;

  @Field(() => String, { description: 'The ground in a sentence; where no party can be told, why.' })
  rationale!: string;

  @Field(() => String, { description: 'Clause of the IMP that it rests on.' })
  clauseNumber!: string;
}

/** What the inventory knows of a device and of those who answer for parts of its way. */
export interface DeviceFacts {
  standard: 'SMETS1' | 'SMETS2';
  responsibleSupplierId: string | null;
  /** Who answers for the communications hub of the home. */
  hubPartyId: string | null;
  /** The company behind the device's S1SP. */
  s1spOrganisationId: string | null;
}

const CLAUSE = '2.1.3';

type Decision = Omit<IncidentPartyProposal, 'clauseNumber'>;

function dcc(rationale: string): Decision {
  return { partyId: DCC_ID, role: IncidentPartyRole.DCC, rationale };
}

function party(role: IncidentPartyRole, partyId: string | null, ground: string, unknown: string): Decision {
  return { partyId, role, rationale: partyId === null ? `${ground} ${unknown}` : ground };
}

function supplier(partyId: string | null, ground: string): Decision {
  const unknown = 'The inventory names no responsible supplier for this device.';
  return party(IncidentPartyRole.ENERGY_SUPPLIER, partyId, ground, unknown);
}

function s1sp(partyId: string | null, ground: string): Decision {
  const unknown = 'The inventory names no S1SP with a company for this device.';
  return party(IncidentPartyRole.SERVICE_PROVIDER, partyId, ground, unknown);
}

function registrationDataProvider(): Decision {
  return party(
    IncidentPartyRole.REGISTRATION_DATA_PROVIDER,
    null,
    'The registration data provider of the meter point answers for its data.',
    'The inventory does not tell which provider that is.',
  );
}

const METER = 'The responsible supplier answers for the metering equipment.';
const DCC_SYSTEMS = 'DCC answers for its own systems.';
const USER_SYSTEMS = 'A User answers for its own systems; the User of this device is its responsible supplier.';

const DECISIONS: Record<FaultArea, Record<DeviceFacts['standard'], (facts: DeviceFacts) => Decision>> = {
  [FaultArea.METER]: {
    SMETS1: ({ responsibleSupplierId }) => supplier(responsibleSupplierId, METER),
    SMETS2: ({ responsibleSupplierId }) => supplier(responsibleSupplierId, METER),
  },
  [FaultArea.COMMUNICATIONS_HUB]: {
    SMETS1: ({ hubPartyId }) =>
      party(
        IncidentPartyRole.ENERGY_SUPPLIER,
        hubPartyId,
        'The communications hub of a SMETS1 home is the responsibility of the lead energy supplier, not of DCC (IMP 2.1.3).',
        'The inventory does not tell who the lead supplier of this home is.',
      ),
    SMETS2: () => dcc('The communications hub of a SMETS2 home is the responsibility of DCC (IMP 2.1.3).'),
  },
  [FaultArea.SM_WAN]: {
    SMETS1: ({ s1spOrganisationId }) =>
      s1sp(s1spOrganisationId, 'A SMETS1 device is reached over the network of its S1SP, which answers for it.'),
    SMETS2: () => dcc('DCC answers for the SM WAN of SMETS2 and works with the communications service provider.'),
  },
  [FaultArea.S1SP_SYSTEMS]: {
    SMETS1: ({ s1spOrganisationId }) => s1sp(s1spOrganisationId, 'The S1SP answers for its own systems.'),
    SMETS2: () => dcc('A SMETS2 device has no S1SP: what lies between the User and the home is for DCC to look into.'),
  },
  [FaultArea.DCC_SYSTEMS]: {
    SMETS1: () => dcc(DCC_SYSTEMS),
    SMETS2: () => dcc(DCC_SYSTEMS),
  },
  [FaultArea.REGISTRATION_DATA]: {
    SMETS1: () => registrationDataProvider(),
    SMETS2: () => registrationDataProvider(),
  },
  [FaultArea.USER_SYSTEMS]: {
    SMETS1: ({ responsibleSupplierId }) => supplier(responsibleSupplierId, USER_SYSTEMS),
    SMETS2: ({ responsibleSupplierId }) => supplier(responsibleSupplierId, USER_SYSTEMS),
  },
};

/**
 * Who should have an incident about a device, by where the fault lies.
 *
 * For SMETS1 the communications hub belongs to the lead energy supplier, not to DCC.
 * @source IMP 2.1.3
 */
export function proposedParty(area: FaultArea, facts: DeviceFacts): IncidentPartyProposal {
  return Object.assign(new IncidentPartyProposal(), DECISIONS[area][facts.standard](facts), { clauseNumber: CLAUSE });
}
