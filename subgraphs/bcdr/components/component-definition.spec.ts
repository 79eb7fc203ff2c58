import fc from 'fast-check';
import { Problems } from '../../../platform/input/problems';
import { CspRegion, ServiceProviderKind } from '../vocabulary';
import { checkKey, readNaming } from './component-definition';

const { NORTH, CENTRAL, SMETS1 } = CspRegion;

function codes(providerKind: ServiceProviderKind | null, regions: CspRegion[]) {
  const problems = new Problems();
  readNaming(problems, { name: 'Data centre', providerKind, regions });
  return problems.list.map(({ field, code }) => [field.join('.'), code]);
}

describe('the regions of a component', () => {
  it('are named, each once, for a Communications Service Provider', () => {
    expect(codes(ServiceProviderKind.CSP, [NORTH, CENTRAL])).toEqual([]);
    expect(codes(ServiceProviderKind.CSP, [])).toEqual([['regions', 'EMPTY']]);
    expect(codes(ServiceProviderKind.CSP, [NORTH, NORTH])).toEqual([['regions', 'DUPLICATE']]);
    expect(codes(ServiceProviderKind.CSP, [SMETS1])).toEqual([['regions', 'REGION_MISMATCH']]);
  });

  it('are named for nobody else', () => {
    for (const kind of [...Object.values(ServiceProviderKind), null]) {
      if (kind === ServiceProviderKind.CSP) continue;
      expect(codes(kind, [])).toEqual([]);
      expect(codes(kind, [NORTH])).toEqual([['regions', 'REGION_MISMATCH']]);
    }
  });
});

describe('the key of a component', () => {
  const isTaken = (key: string) => {
    const problems = new Problems();
    checkKey(problems, key);
    return !problems.any;
  };

  it('is words of capitals and digits with hyphens between them', () => {
    expect(['S1SP-A-DC1', 'X', '0'].every(isTaken)).toBe(true);
    expect(['', '-', 'A-', 'A--B', 'a', 'A B', 'A\n', 'A'.repeat(65)].some(isTaken)).toBe(false);
    fc.assert(
      fc.property(fc.string(), (key) => {
        expect(isTaken(key)).toBe(/^[A-Z0-9-]+$/.test(key) && !/^-|-$|--/.test(key) && key.length <= 64);
      }),
    );
  });
});
