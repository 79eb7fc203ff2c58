import fc from 'fast-check';
import { communicationsHubResponsibility } from './communications-hub-responsibility';
import { DCC_ID } from './organisation';
import { DeviceType, MeteringStandard } from './vocabulary';

const joined = fc.record({
  type: fc.constantFrom(...Object.values(DeviceType)),
  responsibleSupplierId: fc.option(fc.constantFrom('organisation:SUP-ALDER', 'organisation:SUP-BIRCH')),
});

describe('who answers for a communications hub (IMP 2.1.3)', () => {
  it('is DCC for SMETS2, whatever is joined to it', () => {
    fc.assert(
      fc.property(fc.array(joined), (devices) => {
        const { basis, organisationId } = communicationsHubResponsibility({
          standard: MeteringStandard.SMETS2,
          devices,
        });
        expect([basis, organisationId]).toEqual(['DCC', DCC_ID]);
      }),
    );
  });

  it('is never DCC for SMETS1: it is a supplier of a meter on the hub, or not known', () => {
    fc.assert(
      fc.property(fc.array(joined), (devices) => {
        const { basis, organisationId } = communicationsHubResponsibility({
          standard: MeteringStandard.SMETS1,
          devices,
        });
        const suppliers = devices.map(({ responsibleSupplierId }) => responsibleSupplierId);
        expect(basis).toBe('LEAD_SUPPLIER');
        expect([null, ...suppliers]).toContain(organisationId);
      }),
    );
  });

  it('is the electricity supplier before the gas supplier', () => {
    const gas = { type: DeviceType.GSME, responsibleSupplierId: 'organisation:SUP-BIRCH' };
    const electricity = { type: DeviceType.ESME, responsibleSupplierId: 'organisation:SUP-ALDER' };
    const standard = MeteringStandard.SMETS1;
    expect(communicationsHubResponsibility({ standard, devices: [gas, electricity] }).organisationId).toBe(
      'organisation:SUP-ALDER',
    );
    expect(communicationsHubResponsibility({ standard, devices: [gas] }).organisationId).toBe('organisation:SUP-BIRCH');
  });
});
