import fc from 'fast-check';
import { decoded } from './decoded';

describe('the text of a file', () => {
  it('is read whether it is UTF-8 or UTF-16, with or without a mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decoded(Buffer.from(text))).toBe(text);
        expect(decoded(Buffer.from(`\uFEFF${text}`))).toBe(text);
        expect(decoded(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toBe(text);
      }),
    );
  });

  it('is read as Windows writes it', () => {
    expect(decoded(Buffer.from([0x93, 0x35, 0xa3, 0x94, 0x20, 0x80]))).toBe('“5£” €');
  });
});
