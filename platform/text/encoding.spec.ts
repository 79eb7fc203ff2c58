import fc from 'fast-check';
import { decoded } from './decoded';
import { EncodingFinder, textOf } from './encoding';

async function* each(pieces: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* pieces;
}

async function inPieces(bytes: Buffer, length: number): Promise<string> {
  const pieces: Buffer[] = [];
  for (let from = 0; from < bytes.length; from += length) pieces.push(bytes.subarray(from, from + length));
  const finder = new EncodingFinder();
  for (const piece of pieces) finder.add(piece);
  let text = '';
  for await (const piece of textOf(each(pieces), finder.found())) text += piece;
  return text;
}

describe('a text file in pieces', () => {
  const bytes = fc.oneof(
    fc.string({ unit: 'grapheme' }).map((text) => Buffer.from(text)),
    fc.string({ unit: 'grapheme' }).map((text) => Buffer.from(`\uFEFF${text}`)),
    fc.string({ unit: 'grapheme' }).map((text) => Buffer.from(`\uFEFF${text}`, 'utf16le')),
    fc.uint8Array().map((values) => Buffer.from(values)),
  );
  it('says what it says as a whole, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 5 }), async (content, length) => {
        expect(await inPieces(content, length)).toBe(decoded(content));
      }),
    );
  });
});
