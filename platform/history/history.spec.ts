import fc from 'fast-check';
import { beginningOf } from './beginning';
import { changesBetween } from './history';

describe('the first entry of a history', () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.date({ noInvalidDate: true }),
    fc.constant(null),
    fc.array(fc.string()),
    fc.constant(undefined),
    fc.constant(Number.NaN),
  );
  it('tells of a new thing what a change from nothing would', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), value, { noNullPrototype: true }),
        fc.array(fc.string()),
        (thing, others) => {
          const confidential = [...others, ...Object.keys(thing).slice(0, 1)];
          const { changes, quoted } = beginningOf(thing, confidential);
          expect(changes).toBe(changesBetween({}, thing, confidential));
          expect(quoted).toBe(JSON.stringify(changes));
          expect(changesBetween(null, thing, confidential)).toBe(changes);
        },
      ),
    );
  });
});
