import fc from 'fast-check';
import { redLine, type Segment } from './red-line';
import { DiffOperation } from './register.vocabulary';

const { EQUAL, INSERT, DELETE } = DiffOperation;

function textOf(segments: readonly Segment[], ...operations: DiffOperation[]): string {
  return segments
    .filter(({ operation }) => operations.includes(operation))
    .map(({ text }) => text)
    .join('');
}

const word = fc.oneof(
  fc.constantFrom('hub', 'supplier', 'shall', 'not', 'DCC', 'é', 'e\u0301', '👩‍👩‍👧', '🇬🇧', '2.1.3', "S1SP's"),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const prose = fc
  .array(fc.tuple(word, fc.constantFrom(' ', '  ', '\n', '\n\n- ', ', ', '.')), { maxLength: 40 })
  .map((pieces) => pieces.flat().join(''));

describe('a red-line', () => {
  it('gives back the text before and the text after, to the letter', () => {
    fc.assert(
      fc.property(prose, prose, (before, after) => {
        const segments = redLine(before, after);
        expect(textOf(segments, EQUAL, DELETE)).toBe(before);
        expect(textOf(segments, EQUAL, INSERT)).toBe(after);
        expect(segments.every(({ text }) => text !== '')).toBe(true);
      }),
    );
  });

  it('shows a changed word, not a changed sentence', () => {
    expect(redLine('The supplier pays.', 'The supplier answers.')).toEqual([
      { operation: EQUAL, text: 'The supplier ' },
      { operation: DELETE, text: 'pays' },
      { operation: INSERT, text: 'answers' },
      { operation: EQUAL, text: '.' },
    ]);
  });

  it('shows a change of nothing but space', () => {
    const segments = redLine('one  two', 'one two');
    expect(textOf(segments, EQUAL, DELETE)).toBe('one  two');
    expect(textOf(segments, EQUAL, INSERT)).toBe('one two');
    expect(segments.some(({ operation }) => operation !== EQUAL)).toBe(true);
  });

  it('is empty between two empty texts, and one piece between two equal ones', () => {
    expect(redLine('', '')).toEqual([]);
    expect(redLine('same', 'same')).toEqual([{ operation: EQUAL, text: 'same' }]);
  });

  it('strikes out the whole of a long text that has nothing in common with the other', () => {
    const text = (letter: string) => Array.from({ length: 9_000 }, (_, index) => `${letter}${index}`).join(' ');
    const segments = redLine(text('a'), text('b'));
    expect(textOf(segments, EQUAL, DELETE)).toBe(text('a'));
    expect(textOf(segments, EQUAL, INSERT)).toBe(text('b'));
  });

  it.each([
    ['one, two', 'one; two', [',', ';']],
    ['one two', 'one, two', [',']],
    ['one,  two', 'one, two', [' ']],
    ['one two', 'one\ntwo', [' ', '\n']],
    ['(a) the hub', '(b) the hub', ['a', 'b']],
    ['caf\u0065\u0301 hub', 'cafe hub', ['caf\u0065\u0301', 'cafe']],
    ['a 👩‍👩‍👧 b', 'a 👩‍👧 b', ['👩‍👩‍👧', '👩‍👧']],
    ['a 🇬🇧 b', 'a 🇫🇷 b', ['🇬🇧', '🇫🇷']],
  ])('from “%s” to “%s” marks that alone', (before, after, marked) => {
    const changed = redLine(before, after).filter(({ operation }) => operation !== EQUAL);
    expect(changed.map(({ text }) => text)).toEqual(marked);
  });
});
