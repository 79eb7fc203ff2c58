import fc from 'fast-check';
import { fromMarkdown, toMarkdown, withoutEmphasis } from './emphasis';

const run = fc.record({
  text: fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 5 }),
    fc.constantFrom('*', '**', '\\', '\\*', ' ', 'a', '\n', ' * ', '\t', 'b '),
  ),
  bold: fc.boolean(),
  italic: fc.boolean(),
});

describe('emphasis', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.array(run, { maxLength: 8 }), (runs) => {
        const written = toMarkdown(runs);
        expect(toMarkdown(fromMarkdown(written))).toBe(written);
        expect(withoutEmphasis(written)).toBe(runs.map(({ text }) => text).join(''));
        const emphasised = (of: typeof runs) =>
          of.flatMap((each) => [...each.text].filter((c) => c.trim()).map(() => [each.bold, each.italic]));
        expect(emphasised(fromMarkdown(written))).toEqual(emphasised(runs));
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves any text as it is when it is written without emphasis', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('*', '\\', ' ', 'a', '_', '\n', '😀'), maxLength: 12 }), (text) => {
        expect(withoutEmphasis(toMarkdown([{ text, bold: false, italic: false }]))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['2 * 3', '2 * 3'],
    ['see note*', 'see note*'],
    ['C:\\logs', 'C:\\logs'],
    ['snake_case [x] <y>', 'snake_case [x] <y>'],
    ['2*3*4', '2\\*3\\*4'],
    ['**', '**'],
    ['\\*', '\\\\\\*'],
  ])('escapes only what would be mistaken: %j is written %j', (text, written) => {
    expect(toMarkdown([{ text, bold: false, italic: false }])).toBe(written);
  });

  it.each([
    ['**bold**', [['bold', true, false]]],
    [
      '*it* ***both***',
      [
        ['it', false, true],
        [' ', false, false],
        ['both', true, true],
      ],
    ],
    [
      '**a***b*',
      [
        ['a', true, false],
        ['b', false, true],
      ],
    ],
    [
      '**a *b* c**',
      [
        ['a ', true, false],
        ['b', true, true],
        [' c', true, false],
      ],
    ],
    ['** not bold **', [['** not bold **', false, false]]],
    ['**not closed', [['**not closed', false, false]]],
  ])('is read from %j', (text, runs) => {
    expect(fromMarkdown(text).map(({ text: said, bold, italic }) => [said, bold, italic])).toEqual(runs);
  });
});
