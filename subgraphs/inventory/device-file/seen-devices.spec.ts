import fc from 'fast-check';
import { DeviceType, MeteringStandard } from '../vocabulary';
import { type SeenDevice, SeenDevices } from './seen-devices';

const deviceId = fc
  .oneof(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.bigInt({ min: 0n, max: 20n }))
  .map((number) => number.toString(16).toUpperCase().padStart(16, '0'));
const device = fc.record({
  type: fc.constantFrom(...Object.values(DeviceType)),
  standard: fc.constantFrom(...Object.values(MeteringStandard)),
  fingerprint: fc.nat(2 ** 32 - 1),
});

describe('the devices that a check has seen', () => {
  it('are found again as they were last, and no others', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(deviceId, device), { maxLength: 200 }), deviceId, (devices, other) => {
        const seen = new SeenDevices();
        const expected = new Map<string, SeenDevice>(devices);
        for (const [id, facts] of devices) seen.add(id, facts);
        for (const [id, facts] of expected) expect(seen.get(id)).toEqual(facts);
        expect(seen.get(other)).toEqual(expected.get(other));
      }),
    );
  });

  it('are all found when there are many', () => {
    const seen = new SeenDevices();
    const facts = { type: DeviceType.ESME, standard: MeteringStandard.SMETS1 };
    const idOf = (number: number) => (number * 65_536).toString(16).toUpperCase().padStart(16, '0');
    for (let number = 0; number < 50_000; number += 1) seen.add(idOf(number), { ...facts, fingerprint: number });
    for (let number = 0; number < 50_000; number += 1) expect(seen.get(idOf(number))?.fingerprint).toBe(number);
    expect(seen.get(idOf(50_000))).toBeUndefined();
    expect(seen.get('no EUI-64')).toBeUndefined();
  });
});
