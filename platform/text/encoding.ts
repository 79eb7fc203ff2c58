import { windowsAsMeant } from './decoded';

/** How the bytes of a text file stand for characters. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Finds out, piece by piece, in which encoding a text file is that does not tell: as `decoded` does of a whole one. */
export class EncodingFinder {
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true });
  private first = Buffer.alloc(0);
  private valid = true;

  add(bytes: Buffer): void {
    if (this.first.length < 2) this.first = Buffer.concat([this.first, bytes.subarray(0, 2)]);
    if (!this.valid) return;
    try {
      this.utf8.decode(bytes, { stream: true });
    } catch {
      this.valid = false;
    }
  }

  /** To be asked once, after all pieces. */
  found(): Encoding {
    const [first, second] = this.first;
    if (first === 0xff && second === 0xfe) return 'utf-16le';
    if (first === 0xfe && second === 0xff) return 'utf-16be';
    try {
      this.utf8.decode();
    } catch {
      this.valid = false;
    }
    return this.valid ? 'utf-8' : 'windows-1252';
  }
}

/** The text of bytes that come piece by piece, without the mark that may stand before it. */
export async function* textOf(pieces: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  if (encoding === 'windows-1252') {
    for await (const bytes of pieces) yield windowsAsMeant(bytes.toString('latin1'));
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const bytes of pieces) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}
