import fc from 'fast-check';
import { decodeCursor, encodeCursor } from './cursor';

const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null));

describe('a cursor', () => {
  it('gives back the values that it was made of', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(value), (order, values) => {
        expect(decodeCursor(encodeCursor(order, values), order, values.length)).toEqual(values);
      }),
    );
  });

  it('of another list or order is refused with a suggestion', () => {
    const cursor = encodeCursor('devices thing.id ASC', ['device:1']);
    expect(() => decodeCursor(cursor, 'devices thing.id DESC', 1)).toThrow('does not belong');
    expect(() => decodeCursor(cursor, 'devices thing.id ASC', 2)).toThrow('does not belong');
  });

  it('that is any other text is refused, and nothing else happens', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(text, 'devices', 1)).toThrow('does not belong');
      }),
    );
  });
});
