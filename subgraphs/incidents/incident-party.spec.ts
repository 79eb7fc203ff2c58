import 'reflect-metadata';
import fc from 'fast-check';
import { DECISIONS, type DeviceFacts, proposedParty } from './incident-party';
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

  it('cites the clause that was changed for SMETS1 for the communications hub, and practice for all else', () => {
    for (const [area, standard] of CELLS) {
      const { clauseNumber, source, confirmed } = proposedParty(area, { standard, ...KNOWN });
      const isHub = area === FaultArea.COMMUNICATIONS_HUB;
      expect({ clauseNumber, confirmed }).toEqual({ clauseNumber: '2.1.3', confirmed: isHub });
      expect(source).toMatch(isHub ? /^IMP 2\.1\.3$/ : /^Practice, to be confirmed/);
    }
  });

  it('is total: whatever is known of a device, there is a role and a ground, and no party but one that is known', () => {
    const id = fc.option(fc.stringMatching(/^organisation:[A-Z]{1,8}$/));
    const facts = fc.record({
      standard: fc.constantFrom<DeviceFacts['standard']>('SMETS1', 'SMETS2'),
      responsibleSupplierId: id,
      hubPartyId: id,
      s1spOrganisationId: id,
    });
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(FaultArea)), facts, (area, known) => {
        const { partyId, role, rationale } = proposedParty(area, known);
        expect(Object.values(IncidentPartyRole)).toContain(role);
        expect(rationale).toContain(DECISIONS[area][known.standard].ground);
        expect([null, 'organisation:DCC', ...Object.values(known)]).toContain(partyId);
        expect(partyId === 'organisation:DCC' || role !== DCC).toBe(true);
      }),
    );
  });
});
