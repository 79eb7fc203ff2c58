import fc from 'fast-check';
import { DCC_ID } from '../../platform/caller/acts-for-dcc';
import { communicationsHubResponsibility } from './communications-hub-responsibility';
import { DeviceStatus, DeviceType, MeteringStandard } from './vocabulary';

const joined = fc.record({
  id: fc.constantFrom('device:1', 'device:2', 'device:3'),
  type: fc.constantFrom(...Object.values(DeviceType)),
  status: fc.constantFrom(...Object.values(DeviceStatus)),
  responsibleSupplierId: fc.option(fc.constantFrom('organisation:SUP-ALDER', 'organisation:SUP-BIRCH')),
});

const meter = { status: DeviceStatus.COMMISSIONED };

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

  it('is the supplier of an electricity meter in the home exactly where there is one, whatever else is joined', () => {
    const gone: DeviceStatus[] = [DeviceStatus.DECOMMISSIONED, DeviceStatus.WITHDRAWN, DeviceStatus.REJECTED];
    fc.assert(
      fc.property(fc.uniqueArray(joined, { selector: ({ id }) => id }), (devices) => {
        const { organisationId, explanation } = communicationsHubResponsibility({
          standard: MeteringStandard.SMETS1,
          devices,
        });
        const inPlace = devices.filter(({ status }) => !gone.includes(status) && status !== DeviceStatus.PENDING);
        const electricity = inPlace.filter(({ type }) => type === DeviceType.ESME);
        const gas = inPlace.filter(({ type }) => type === DeviceType.GSME);
        const [first] = (electricity.length > 0 ? electricity : gas).sort((a, b) => (a.id < b.id ? -1 : 1));
        if (first) expect(organisationId).toBe(first.responsibleSupplierId);
        expect(explanation).toContain('IMP 2.1.3');
      }),
    );
  });

  it.each([
    [DeviceStatus.SUSPENDED, 'organisation:SUP-ALDER'],
    [DeviceStatus.RECOVERED, 'organisation:SUP-ALDER'],
    [DeviceStatus.PENDING, 'organisation:SUP-BIRCH'],
    [DeviceStatus.DECOMMISSIONED, 'organisation:SUP-BIRCH'],
    [DeviceStatus.WITHDRAWN, 'organisation:SUP-BIRCH'],
    [DeviceStatus.REJECTED, 'organisation:SUP-BIRCH'],
  ])('counts an electricity meter that is %s beside a gas meter in service as told', (status, supplier) => {
    const devices = [
      { id: 'device:1', type: DeviceType.ESME, status, responsibleSupplierId: 'organisation:SUP-ALDER' },
      { ...meter, id: 'device:2', type: DeviceType.GSME, responsibleSupplierId: 'organisation:SUP-BIRCH' },
    ];
    expect(communicationsHubResponsibility({ standard: MeteringStandard.SMETS1, devices }).organisationId).toBe(
      supplier,
    );
  });

  it('is the electricity supplier before the gas supplier', () => {
    const gas = { ...meter, id: 'device:1', type: DeviceType.GSME, responsibleSupplierId: 'organisation:SUP-BIRCH' };
    const electricity = {
      ...meter,
      id: 'device:2',
      type: DeviceType.ESME,
      responsibleSupplierId: 'organisation:SUP-ALDER',
    };
    const standard = MeteringStandard.SMETS1;
    expect(communicationsHubResponsibility({ standard, devices: [gas, electricity] }).organisationId).toBe(
      'organisation:SUP-ALDER',
    );
    expect(communicationsHubResponsibility({ standard, devices: [gas] }).organisationId).toBe('organisation:SUP-BIRCH');
  });

  it('is the supplier of the first meter by id where there are several, in whatever order they come', () => {
    const standard = MeteringStandard.SMETS1;
    const of = (id: string, responsibleSupplierId: string | null) => ({
      ...meter,
      id,
      type: DeviceType.ESME,
      responsibleSupplierId,
    });
    const [first, second] = [of('device:1', null), of('device:2', 'organisation:SUP-ALDER')];
    const gas = { ...meter, id: 'device:0', type: DeviceType.GSME, responsibleSupplierId: 'organisation:SUP-BIRCH' };
    for (const devices of [
      [first, second, gas],
      [gas, second, first],
    ]) {
      expect(communicationsHubResponsibility({ standard, devices }).organisationId).toBeNull();
    }
  });
});
