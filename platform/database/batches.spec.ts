import fc from 'fast-check';
import { batches } from './batches';

describe('rows in batches', () => {
  it('are all there, in their order, and no more at a time than a statement takes', () => {
    const row = fc.record({ id: fc.integer(), text: fc.nat(600_000).map((length) => 'x'.repeat(length)) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (rows, most) => {
        const all = [...batches(rows, most)];
        expect(all.flat().map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
        for (const batch of all) {
          expect(batch.length).toBeLessThanOrEqual(most);
          const length = batch.reduce((sum, { text }) => sum + text.length, 0);
          expect(batch.length === 1 || length <= 1_000_000).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});
