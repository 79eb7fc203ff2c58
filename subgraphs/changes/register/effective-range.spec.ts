import fc from 'fast-check';
import { type EffectiveRange, succession } from './effective-range';

const day = fc.integer({ min: 1, max: 28 }).map((number) => `2018-09-${String(number).padStart(2, '0')}`);

describe('the times for which texts of a document are in force', () => {
  it('never overlap, in whatever order days are asked for', () => {
    fc.assert(
      fc.property(fc.array(day, { maxLength: 12 }), (days) => {
        let ranges: EffectiveRange[] = [];
        for (const [index, from] of days.entries()) {
          const found = succession(ranges, from);
          if ('overlaps' in found) {
            const { effectiveFrom, effectiveTo } = found.overlaps;
            expect(effectiveTo === null ? from <= effectiveFrom : from < effectiveTo).toBe(true);
            continue;
          }
          ranges = ranges.map((range) => (range === found.ends ? { ...range, effectiveTo: from } : range));
          ranges.push({ id: `${index}`, effectiveFrom: from, effectiveTo: null });
        }
        const inForce = (on: string) =>
          ranges.filter(({ effectiveFrom, effectiveTo }) => effectiveFrom <= on && (effectiveTo ?? '9') > on);
        for (let number = 1; number <= 28; number += 1) {
          expect(inForce(`2018-09-${String(number).padStart(2, '0')}`).length).toBeLessThanOrEqual(1);
        }
        expect(
          ranges.every(({ effectiveFrom, effectiveTo }) => effectiveTo === null || effectiveFrom < effectiveTo),
        ).toBe(true);
      }),
    );
  });
});
