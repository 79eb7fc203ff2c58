import fc from 'fast-check';
import { canonicalText } from './canonical-text';

const lines = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('', '  ', '```', '~~~', '````', '- item', '\t', 'two  words  '),
  ),
  { maxLength: 12 },
);

describe('the canonical text', () => {
  it('is the same whatever the line ends, the blanks at line ends and the number of empty lines', () => {
    expect(canonicalText('\r\n\r\nOne.  \r\n \r\n\r\n\tTwo\t\rthree\u2028four\n\n')).toBe('One.\n\n\tTwo\nthree\nfour');
  });

  it('leaves the empty lines of fenced code, and closes what was left open', () => {
    expect(canonicalText('a\n\n\n```\nx\n\n\ny\n```\n\n\nb')).toBe('a\n\n```\nx\n\n\ny\n```\n\nb');
    expect(canonicalText('~~~~\nx\n~~~\n\n')).toBe('~~~~\nx\n~~~\n~~~~');
  });

  it('is a form that it leaves as it is', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n', '\r'), (given, end) => {
        const once = canonicalText(given.join(end));
        expect(canonicalText(once)).toBe(once);
        expect(once).not.toMatch(/\r|[ \t]\n|[ \t]$|^\n/);
      }),
    );
  });

  it('loses no character but blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/```|~~~/.test(text));
        expect(canonicalText(text).replace(/\s/g, '')).toBe(text.replace(/[\s\u0085]/g, ''));
      }),
    );
  });
});
