import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type Encoding, EncodingFinder } from '../../../platform/text/encoding';

/** What must be known of a file before its rows are read. */
export interface Survey {
  /** SHA-256, in hexadecimal. */
  digest: string;
  encoding: Encoding;
  bytes: number;
}

/** Bytes of a file that are read at a time. */
export const PIECE_BYTES = 256 * 1024;

/** Reads a file once, for what names and what explains its content. */
export async function surveyed(file: string): Promise<Survey> {
  const hash = createHash('sha256');
  const finder = new EncodingFinder();
  let bytes = 0;
  for await (const piece of createReadStream(file, { highWaterMark: PIECE_BYTES })) {
    hash.update(piece);
    finder.add(piece);
    bytes += piece.length;
  }
  return { digest: hash.digest('hex'), encoding: finder.found(), bytes };
}
