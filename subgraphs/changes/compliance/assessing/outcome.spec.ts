import fc from 'fast-check';
import { ComplianceOutcome } from '../../register/register.vocabulary';
import { judge } from './outcome';

const counts = fc.record({
  population: fc.nat({ max: 500 }),
  violations: fc.nat({ max: 500 }),
  evidenceIds: fc.array(fc.string(), { maxLength: 300 }),
});

describe('what an assessment keeps', () => {
  it('never has more violations than there are things that the duty is about, nor more evidence than violations', () => {
    fc.assert(
      fc.property(counts, (found) => {
        const { population, violations, evidenceIds } = judge(found);
        expect(violations ?? 0).toBeLessThanOrEqual(population ?? 0);
        expect(evidenceIds.length).toBeLessThanOrEqual(violations ?? 0);
      }),
    );
  });

  it('is compliant when and only when there is something and nothing breaks it', () => {
    fc.assert(
      fc.property(counts, (found) => {
        const { outcome, error } = judge(found);
        const kept = found.population > 0 && found.violations === 0;
        expect(outcome === ComplianceOutcome.COMPLIANT).toBe(kept);
        expect(outcome === ComplianceOutcome.NOT_APPLICABLE).toBe(found.population === 0 && found.violations === 0);
        expect(outcome === ComplianceOutcome.ERROR).toBe(error !== null);
      }),
    );
  });

  it('has no counts when nothing was found out', () => {
    expect(judge({ error: 'Down' })).toEqual({
      ...{ outcome: 'ERROR', population: null, violations: null, evidenceIds: [], error: 'Down' },
    });
  });
});
