import { contentHashOf, lineOf, plainText } from './published-text';

const text = 'Title\n1\tIntroduction\nA line.\n';

describe('a published text', () => {
  it.each([
    ['line ends of another system', text.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${text}`],
    ['spaces at the ends of lines', text.replaceAll('\n', '  \n')],
    ['empty lines at its end', `${text}\n\n`],
  ])('is the same text with %s', (_what, other) => {
    expect(contentHashOf(plainText(other))).toBe(contentHashOf(plainText(text)));
  });

  it('is another text when a tab, which parts cells, is lost', () => {
    expect(contentHashOf(plainText(text.replace('\t', ' ')))).not.toBe(contentHashOf(plainText(text)));
  });

  it('tells on which line a name begins, and the first line for one that is not found', () => {
    expect(lineOf(text.replaceAll('\n', '\r\n'), 'Introduction')).toBe(2);
    expect(lineOf(text, '1 Introduction')).toBe(2);
    expect(lineOf(text, 'Appendix')).toBe(1);
  });

  it('is made plain in time with its length', () => {
    const started = performance.now();
    plainText(`${' '.repeat(500_000)}x`.repeat(4));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
