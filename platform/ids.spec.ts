import { keyOf, readId, typedId, typeNameOf } from './ids';

describe('a typed id', () => {
  it('reads back as the kind and key that it was made of', () => {
    expect(readId(typedId('clause', 'SSI-DS-1.10.3'))).toEqual({ kind: 'clause', key: 'SSI-DS-1.10.3' });
    expect(typeNameOf('recoveryScenario:S1SP-GW')).toBe('RecoveryScenario');
  });

  it('has hyphens where a name has spaces', () => {
    expect(keyOf(' SSI  DS ')).toBe('SSI-DS');
  });

  it.each(['', 'device', 'device:', ':x', 'Device:1', 'device:a b', `device:${'x'.repeat(200)}`, "device:'; DROP"])(
    'is not read from %j',
    (text) => {
      expect(readId(text)).toBeUndefined();
    },
  );
});
