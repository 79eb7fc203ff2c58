import 'reflect-metadata';
import { type DeviceFacts, proposedParty } from './incident-party';
import { FaultArea, IncidentPartyRole } from './vocabulary';

const KNOWN = {
  responsibleSupplierId: 'organisation:SUPPLIER',
  hubPartyId: 'organisation:LEAD',
  s1spOrganisationId: 'organisation:COMPANY',
};
const UNKNOWN = { responsibleSupplierId: null, hubPartyId: null, s1spOrganisationId: null };

const { DCC, ENERGY_SUPPLIER, SERVICE_PROVIDER, REGISTRATION_DATA_PROVIDER } = IncidentPartyRole;

/** Fault area, standard, role, party when all is known, party when nothing is. */
const CELLS: [FaultArea, DeviceFacts['standard'], IncidentPartyRole, string | null, string | null][] = [
  [FaultArea.METER, 'SMETS1', ENERGY_SUPPLIER, 'organisation:SUPPLIER', null],
  [FaultArea.METER, 'SMETS2', ENERGY_SUPPLIER, 'organisation:SUPPLIER', null],
  [FaultArea.COMMUNICATIONS_HUB, 'SMETS1', ENERGY_SUPPLIER, 'organisation:LEAD', null],
  [FaultArea.COMMUNICATIONS_HUB, 'SMETS2', DCC, 'organisation:DCC', 'organisation:DCC'],
  [FaultArea.SM_WAN, 'SMETS1', SERVICE_PROVIDER, 'organisation:COMPANY', null],
  [FaultArea.SM_WAN, 'SMETS2', DCC, 'organisation:DCC', 'organisation:DCC'],
  [FaultArea.S1SP_SYSTEMS, 'SMETS1', SERVICE_PROVIDER, 'organisation:COMPANY', null],
  [FaultArea.S1SP_SYSTEMS, 'SMETS2', DCC, 'organisation:DCC', 'organisation:DCC'],
  [FaultArea.DCC_SYSTEMS, 'SMETS1', DCC, 'organisation:DCC', 'organisation:DCC'],
  [FaultArea.DCC_SYSTEMS, 'SMETS2', DCC, 'organisation:DCC', 'organisation:DCC'],
  [FaultArea.REGISTRATION_DATA, 'SMETS1', REGISTRATION_DATA_PROVIDER, null, null],
  [FaultArea.REGISTRATION_DATA, 'SMETS2', REGISTRATION_DATA_PROVIDER, null, null],
  [FaultArea.USER_SYSTEMS, 'SMETS1', ENERGY_SUPPLIER, 'organisation:SUPPLIER', null],
  [FaultArea.USER_SYSTEMS, 'SMETS2', ENERGY_SUPPLIER, 'organisation:SUPPLIER', null],
];

describe('Who should have an incident', () => {
  it.each(CELLS)('%s at a %s device: %s %s', (area, standard, role, known, unknown) => {
    expect(proposedParty(area, { standard, ...KNOWN })).toMatchObject({ partyId: known, role });
    expect(proposedParty(area, { standard, ...UNKNOWN })).toMatchObject({ partyId: unknown, role });
  });

  it('is decided for every fault area and both standards', () => {
    expect(new Set(CELLS.map(([area, standard]) => `${area} ${standard}`)).size).toBe(
      2 * Object.values(FaultArea).length,
    );
  });

  it('says why when no party can be told', () => {
    for (const [area, standard] of CELLS) {
      const { partyId, rationale } = proposedParty(area, { standard, ...UNKNOWN });
      if (partyId === null) expect(rationale).toMatch(/The inventory (names no|does not tell)/);
    }
  });

  it('says for S1SP systems that a SMETS2 device has no S1SP', () => {
    expect(proposedParty(FaultArea.S1SP_SYSTEMS, { standard: 'SMETS2', ...KNOWN }).rationale).toContain('has no S1SP');
  });

  it('rests on the clause that was changed for SMETS1', () => {
    const proposal = proposedParty(FaultArea.COMMUNICATIONS_HUB, { standard: 'SMETS1', ...KNOWN });
    expect(proposal.clauseNumber).toBe('2.1.3');
  });
});
