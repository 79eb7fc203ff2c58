import { Field, ObjectType } from 'type-graphql';
import { DCC_ID } from '../../platform/caller/acts-for-dcc';
import { FaultArea, IncidentPartyRole } from './vocabulary';

@ObjectType({ description: 'Who should be assigned, and on what ground.', simpleResolvers: true })
export class IncidentPartyProposal {
  /** Resolved to the organisation; null when what is known does not tell who it is. */
  partyId!: string | null;

  @Field(() => IncidentPartyRole, { description: 'In which role the party would have the incident.' })
  role!: IncidentPartyRole;

  @Field(() => String, { description: 'The ground in a sentence; where no party can be told, why.' })
  rationale!: string;

  @Field(() => String, {
    description: 'Clause of the IMP on who answers; `confirmed` tells whether it says this itself.',
  })
  clauseNumber!: string;

  @Field(() => String, { description: 'Where the decision comes from.' })
  source!: string;

  @Field(() => Boolean, {
    description: 'Whether the clause says it itself; otherwise it is practice, to be confirmed.',
  })
  confirmed!: boolean;
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

/** Who it is, in words, and how it is told from what the inventory knows. */
interface Answerer {
  name: string;
  role: IncidentPartyRole;
  find(facts: DeviceFacts): string | null;
  /** What is said when it cannot be told. */
  unknown: string;
}

/** What is decided for one fault area and one standard. */
export interface Decision {
  answerer: Answerer;
  ground: string;
  source: string;
  confirmed: boolean;
}

const CLAUSE = '2.1.3';
const PRACTICE = 'Practice, to be confirmed against the document in force.';

const DCC: Answerer = { name: 'DCC', role: IncidentPartyRole.DCC, find: () => DCC_ID, unknown: '' };
const SUPPLIER: Answerer = {
  name: 'The responsible supplier of the device',
  role: IncidentPartyRole.ENERGY_SUPPLIER,
  find: ({ responsibleSupplierId }) => responsibleSupplierId,
  unknown: 'The inventory names no responsible supplier for this device.',
};
const LEAD_SUPPLIER: Answerer = {
  name: 'The lead supplier of the home',
  role: IncidentPartyRole.ENERGY_SUPPLIER,
  find: ({ hubPartyId }) => hubPartyId,
  unknown: 'The inventory does not tell who the lead supplier of this home is.',
};
const S1SP: Answerer = {
  name: 'The company behind the S1SP of the device',
  role: IncidentPartyRole.SERVICE_PROVIDER,
  find: ({ s1spOrganisationId }) => s1spOrganisationId,
  unknown: 'The inventory names no S1SP with a company for this device.',
};
const REGISTRATION_DATA_PROVIDER: Answerer = {
  name: 'The registration data provider of the meter point',
  role: IncidentPartyRole.REGISTRATION_DATA_PROVIDER,
  find: () => null,
  unknown: 'The inventory does not tell which provider that is.',
};

function said(answerer: Answerer, ground: string): Decision {
  return { answerer, ground, source: `IMP ${CLAUSE}`, confirmed: true };
}

function practised(answerer: Answerer, ground: string): Decision {
  return { answerer, ground, source: PRACTICE, confirmed: false };
}

function alike(decision: Decision): Record<DeviceFacts['standard'], Decision> {
  return { SMETS1: decision, SMETS2: decision };
}

/**
 * Who answers, by where the fault lies and by the standard of the device.
 *
 * For SMETS1 the communications hub belongs to the lead energy supplier, not to DCC.
 * @source IMP 2.1.3 for the communications hub; the rest is practice
 */
export const DECISIONS: Record<FaultArea, Record<DeviceFacts['standard'], Decision>> = {
  [FaultArea.METER]: alike(practised(SUPPLIER, 'The responsible supplier answers for the metering equipment.')),
  [FaultArea.COMMUNICATIONS_HUB]: {
    SMETS1: said(
      LEAD_SUPPLIER,
      'The communications hub of a SMETS1 home is the responsibility of the lead energy supplier, not of DCC (IMP 2.1.3).',
    ),
    SMETS2: said(DCC, 'The communications hub of a SMETS2 home is the responsibility of DCC (IMP 2.1.3).'),
  },
  [FaultArea.SM_WAN]: {
    SMETS1: practised(S1SP, 'A SMETS1 device is reached over the network of its S1SP, which answers for it.'),
    SMETS2: practised(DCC, 'DCC answers for the SM WAN of SMETS2 and works with the communications service provider.'),
  },
  [FaultArea.S1SP_SYSTEMS]: {
    SMETS1: practised(S1SP, 'The S1SP answers for its own systems.'),
    SMETS2: practised(
      DCC,
      'A SMETS2 device has no S1SP: what lies between the User and the home is for DCC to look into.',
    ),
  },
  [FaultArea.DCC_SYSTEMS]: alike(practised(DCC, 'DCC answers for its own systems.')),
  [FaultArea.REGISTRATION_DATA]: alike(
    practised(REGISTRATION_DATA_PROVIDER, 'The registration data provider of the meter point answers for its data.'),
  ),
  [FaultArea.USER_SYSTEMS]: alike(
    practised(SUPPLIER, 'A User answers for its own systems; the User of this device is its responsible supplier.'),
  ),
};

/** Who should have an incident about a device: what `DECISIONS` says, with the party that the inventory knows. */
export function proposedParty(area: FaultArea, facts: DeviceFacts): IncidentPartyProposal {
  const { answerer, ground, source, confirmed } = DECISIONS[area][facts.standard];
  const partyId = answerer.find(facts);
  const rationale = partyId === null ? `${ground} ${answerer.unknown}` : ground;
  const proposal = { partyId, role: answerer.role, rationale, clauseNumber: CLAUSE, source, confirmed };
  return Object.assign(new IncidentPartyProposal(), proposal);
}
