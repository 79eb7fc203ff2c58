import fc from 'fast-check';
import { compareServiceRequestNumbers } from './service-request';

const numbers = fc
  .array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('.'));

describe('the order of DUIS numbers', () => {
  it('goes part by part as numbers', () => {
    const sorted = ['12.1', '4.10', '4.8.1', '1.5', '1.1.1', '4.8'].sort(compareServiceRequestNumbers);
    expect(sorted).toEqual(['1.1.1', '1.5', '4.8', '4.8.1', '4.10', '12.1']);
  });

  it('is an order: either way round it tells the same, and only equals are equal', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(Math.sign(compareServiceRequestNumbers(a, b))).toBe(-Math.sign(compareServiceRequestNumbers(b, a)) + 0);
        expect(compareServiceRequestNumbers(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
