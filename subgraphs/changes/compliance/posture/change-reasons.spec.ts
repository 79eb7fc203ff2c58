import fc from 'fast-check';
import { ComplianceOutcome } from '../../register/register.vocabulary';
import { ComplianceChangeReason, changeReasons, type FoundThen, type Stood } from './change-reasons';

const hash = fc.constantFrom('a', 'b');
const found: fc.Arbitrary<FoundThen> = fc.record({
  outcome: fc.constantFrom(...Object.values(ComplianceOutcome)),
  population: fc.constantFrom(null, 1, 2),
  violations: fc.constantFrom(null, 0, 1),
  contentHash: hash,
  queryHash: hash,
});
const stood: fc.Arbitrary<Stood> = fc.option(fc.record({ latest: fc.option(found) }), { nil: undefined });

describe('what changed between two days', () => {
  it('is nothing when nothing did', () => {
    fc.assert(fc.property(stood, (same) => void expect(changeReasons(same, same)).toBeNull()));
  });

  it('is the data when and only when neither text, query nor a fault explains it', () => {
    fc.assert(
      fc.property(found, found, (before, after) => {
        const reasons = changeReasons({ latest: before }, { latest: after });
        if (!reasons) return;
        expect(reasons.length).toBeGreaterThan(0);
        const explained =
          before.contentHash !== after.contentHash ||
          before.queryHash !== after.queryHash ||
          [before, after].some(({ outcome }) => outcome === ComplianceOutcome.ERROR);
        expect(reasons.includes(ComplianceChangeReason.DATA)).toBe(!explained);
        expect(reasons.includes(ComplianceChangeReason.TEXT)).toBe(before.contentHash !== after.contentHash);
        expect(reasons.includes(ComplianceChangeReason.QUERY)).toBe(before.queryHash !== after.queryHash);
      }),
    );
  });

  it('tells what was defined, retired and first assessed', () => {
    const [latest] = fc.sample(found, 1);
    expect(changeReasons(undefined, { latest: null })).toEqual(['DEFINED']);
    expect(changeReasons({ latest: null }, undefined)).toEqual(['RETIRED']);
    expect(changeReasons({ latest: null }, { latest: latest ?? null })).toEqual(['FIRST_ASSESSED']);
  });
});
