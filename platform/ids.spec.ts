import { keyOf, randomKey, readId, typedId, typeNameOf } from './ids';

describe('a typed id', () => {
  it('reads back as the kind and key that it was made of', () => {
    expect(readId(typedId('clause', 'SSI-DS-1.10.3'))).toEqual({ kind: 'clause', key: 'SSI-DS-1.10.3' });
    expect(typeNameOf('recoveryScenario:S1SP-GW')).toBe('RecoveryScenario');
  });

  it('has hyphens where a name has spaces', () => {
    expect(keyOf(' SSI  DS ')).toBe('SSI-DS');
  });

  it('may have a key that tells nothing', () => {
    const keys = Array.from({ length: 1000 }, randomKey);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(readId(typedId('response', `C-${key}`))?.key).toMatch(/^C-[0-9A-HJKMNP-TV-Z]{10}$/);
  });

  it.each(['', 'device', 'device:', ':x', 'Device:1', 'device:a b', `device:${'x'.repeat(200)}`, "device:'; DROP"])(
    'is not read from %j',
    (text) => {
      expect(readId(text)).toBeUndefined();
    },
  );
});
