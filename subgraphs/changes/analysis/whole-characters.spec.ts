import fc from 'fast-check';
import { wholeCharacters } from './whole-characters';

const characters = fc.array(fc.constantFrom('a', ' ', 'é', 'e\u0301', '👩‍👧', '😀', '🇬🇧', '\n', '한'), { minLength: 1 });

describe('a span of whole characters', () => {
  it.each([
    ['a letter stays a letter', 'abc', [1, 2], [1, 2]],
    ['an accent takes its letter along', 'ae\u0301b', [2, 3], [1, 3]],
    ['half a family becomes all of it', 'a👩‍👧b', [2, 3], [1, 4]],
    ['half a flag becomes all of it', '🇬🇧🇫🇷', [1, 3], [0, 4]],
  ])('%s', (_what, text, [start = 0, end = 0], [from, to]) => {
    expect(wholeCharacters(text, { start, end })).toEqual({ start: from, end: to });
  });

  it('covers what was asked for, begins and ends where characters do, and is its own', () => {
    const spans = characters.chain((parts) => {
      const length = [...parts.join('')].length;
      return fc.tuple(fc.constant(parts), fc.nat(length - 1), fc.nat(length - 1));
    });
    fc.assert(
      fc.property(spans, ([parts, one, two]) => {
        const text = parts.join('');
        const asked = { start: Math.min(one, two), end: Math.max(one, two) + 1 };
        const widened = wholeCharacters(text, asked);
        expect(widened.start).toBeLessThanOrEqual(asked.start);
        expect(widened.end).toBeGreaterThanOrEqual(asked.end);
        expect(wholeCharacters(text, widened)).toEqual(widened);
        const cut = [...text].slice(widened.start, widened.end).join('');
        const segments = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)];
        expect(segments.map(({ segment }) => segment).join('\u0000')).toContain(
          [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(cut)].map((s) => s.segment).join('\u0000'),
        );
      }),
    );
  });
});
