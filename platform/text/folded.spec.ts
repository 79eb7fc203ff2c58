import fc from 'fast-check';
import { folded, foldedWithPlaces } from './folded';

describe('a folded text', () => {
  it.each([
    ['Größe ÄRGER', 'große arger'],
    ['İstanbul', 'istanbul'],
    ['e\u0301t\u00E9', 'ete'],
    ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['한국 日本', '한국 日本'],
    ['❤\uFE0F 😀', '❤ 😀'],
  ])('has no capitals and no accents: %s', (text, expected) => {
    expect(folded(text)).toBe(expected);
  });

  it('stays as it is when it is folded again', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => folded(folded(text)) === folded(text)));
  });

  it('knows for each of its places where that stands in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const whole = foldedWithPlaces(`${before}|${after}`);
        expect(whole.folded).toBe(folded(`${before}|${after}`));
        expect(whole.placeOf(folded(before).length)).toBe(before.length);
        expect(whole.placeOf(whole.folded.length)).toBe(before.length + 1 + after.length);
      }),
    );
  });
});
