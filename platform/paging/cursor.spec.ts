import fc from 'fast-check';
import { decodeCursor, encodeCursor } from './cursor';

const TEXT = { kind: 'text', nullable: false } as const;
const NUMBER = { kind: 'number', nullable: true } as const;
const INSTANT = { kind: 'instant', nullable: false } as const;

describe('a cursor', () => {
  it('gives back the values that it was made of', () => {
    const values = fc.tuple(fc.string(), fc.option(fc.integer()));
    fc.assert(
      fc.property(fc.string(), values, (order, made) => {
        expect(decodeCursor(encodeCursor(order, made), order, [TEXT, NUMBER])).toEqual(made);
      }),
    );
  });

  it('of another list or order is refused with a suggestion', () => {
    const cursor = encodeCursor('devices thing.id ASC', ['device:1']);
    expect(() => decodeCursor(cursor, 'devices thing.id DESC', [TEXT])).toThrow('does not belong');
    expect(() => decodeCursor(cursor, 'devices thing.id ASC', [TEXT, TEXT])).toThrow('does not belong');
  });

  it.each([
    ['nothing for a text', [null], [TEXT]],
    ['a number for a text', [1], [TEXT]],
    ['a text for a number', ['1'], [NUMBER]],
    ['half a number', [1.5], [NUMBER]],
    ['a text that is no time', ['xyz'], [INSTANT]],
    ['nothing for a time', [null], [INSTANT]],
  ] as const)('that was forged with %s is refused', (_what, values, keys) => {
    expect(() => decodeCursor(encodeCursor('devices', values), 'devices', keys)).toThrow('does not belong');
  });

  it('that is any other text is refused, and nothing else happens', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(text, 'devices', [TEXT])).toThrow('does not belong');
      }),
    );
  });
});
