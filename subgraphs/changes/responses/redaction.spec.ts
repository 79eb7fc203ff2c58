import fc from 'fast-check';
import {
  isWhollyConfidential,
  MASK,
  mergedSpans,
  publicParts,
  redacted,
  spansWithin,
  type TextSpan,
} from './redaction';

/** Private-use characters, which no public text below has, so that one that shows is a leak. */
const secret = fc.constantFrom('\u{E000}', '\u{E001}', '\u{F0000}', '\u{10FFFD}');
const open = fc.constantFrom('a', ' ', 'é', 'e\u0301', '\u0301', '👩‍👩‍👧', '🇬🇧', '漢', '\n', '.', '\u200D');

/** A text written piece by piece, each public or confidential, and the spans of what is confidential. */
const written = fc
  .array(fc.record({ hidden: fc.boolean(), text: fc.array(fc.oneof(open, secret), { minLength: 1, maxLength: 6 }) }))
  .map((pieces) => {
    const spans: TextSpan[] = [];
    let text = '';
    for (const { hidden, text: characters } of pieces) {
      const piece = characters.filter((character) => hidden || !/\p{Co}/u.test(character)).join('');
      const start = [...text].length;
      text += piece;
      if (hidden) spans.push({ start, end: start + [...piece].length });
    }
    return { text, spans };
  });

const anySpans = fc.array(
  fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) }),
  { maxLength: 12 },
);

describe('redaction', () => {
  it('lets no confidential code point through', () => {
    fc.assert(fc.property(written, ({ text, spans }) => !/\p{Co}/u.test(redacted(text, spans))));
  });

  it('keeps every public part, in order, and puts the mask between them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), anySpans, (text, spans) => {
        const hidden = new Set(
          mergedSpans(spans).flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
        );
        const kept = [...text].filter((_, at) => !hidden.has(at)).join('');
        expect(publicParts(text, spans).join('')).toBe(kept);
        expect(redacted(text, spans)).toBe(publicParts(text, spans).join(MASK));
      }),
    );
  });

  it('gives the same text however long the hidden parts are, and whatever they say', () => {
    const hiddenPart = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        hiddenPart,
        hiddenPart,
        fc.string({ unit: 'grapheme' }),
        (a, x, y, b) => {
          const around = (hidden: string) =>
            redacted(a + hidden + b, [{ start: [...a].length, end: [...(a + hidden)].length }]);
          expect(around(x)).toBe(around(y));
        },
      ),
    );
  });

  it('hides spans that touch or overlap behind one mask', () => {
    const spans = [
      { start: 6, end: 8 },
      { start: 2, end: 4 },
      { start: 3, end: 6 },
    ];
    expect(redacted('ab345678yz', spans)).toBe(`ab${MASK}yz`);
  });

  it('counts code points, not the units that a computer stores', () => {
    expect(redacted('👍🏽 12 £', [{ start: 3, end: 5 }])).toBe(`👍🏽 ${MASK} £`);
  });

  it('hides in an excerpt just what is hidden in the whole', () => {
    fc.assert(
      fc.property(written, fc.nat(40), fc.nat(40), ({ text, spans }, start, length) => {
        const excerpt = { start, end: start + length };
        const piece = [...text].slice(excerpt.start, excerpt.end).join('');
        expect(redacted(piece, spansWithin(excerpt, spans))).not.toMatch(/\p{Co}/u);
      }),
    );
  });

  it('calls confidential as a whole what leaves but white space and punctuation', () => {
    expect(isWhollyConfidential('It costs 5.', [{ start: 0, end: 10 }])).toBe(true);
    expect(isWhollyConfidential('It costs 5.', [{ start: 3, end: 10 }])).toBe(false);
    expect(isWhollyConfidential('', [])).toBe(false);
  });
});
