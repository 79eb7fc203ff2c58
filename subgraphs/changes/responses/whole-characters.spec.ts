import fc from 'fast-check';
import { wholeCharacters } from './whole-characters';

const piece = fc.constantFrom('a', ' ', 'e\u0301', '\u0301', '👩‍👩‍👧', '👍🏽', '🇬🇧', '漢', 'か\u3099', '\n');
const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

describe('a span that cuts a character', () => {
  it.each([
    ['e\u0301', 1, 2, 'e\u0301'],
    ['a👍🏽b', 2, 3, '👍🏽'],
    ['a👩‍👧b', 3, 4, '👩‍👧'],
    ['x🇬🇧', 1, 2, '🇬🇧'],
  ])('of %j from %i to %i is widened to the whole of it', (text, start, end, whole) => {
    const [span] = wholeCharacters(text, [{ start, end }]);
    expect([...text].slice(span?.start, span?.end).join('')).toBe(whole);
  });

  it('never leaves a part of one, and covers all that it did', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), fc.nat(30), fc.nat(30), (pieces, from, length) => {
        const text = pieces.join('');
        const start = from % [...text].length;
        const end = Math.min(start + 1 + length, [...text].length);
        const [span] = wholeCharacters(text, [{ start, end }]);
        const before = [...text].slice(0, span?.start).join('');
        const within = [...text].slice(span?.start, span?.end).join('');
        const cuts = [...[...CHARACTERS.segment(text)].map(({ index }) => index), text.length];
        expect(cuts).toContain(before.length);
        expect(cuts).toContain(before.length + within.length);
        expect(span?.start).toBeLessThanOrEqual(start);
        expect(span?.end).toBeGreaterThanOrEqual(end);
      }),
    );
  });
});
