import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { BodyXml } from './body-xml';
import { fixedParts, numbering } from './fixed-parts';
import type { WordOutBlock, WordOutOptions } from './word-out-block';

const CHUNK_LENGTH = 64 * 1024;

/**
 * Writes a Word file, with tracked changes where blocks have them. Blocks and rows may come as they are made: what is
 * held in memory is the packed file. The same blocks and options give the same bytes.
 */
export async function writeWord(
  blocks: Iterable<WordOutBlock> | AsyncIterable<WordOutBlock>,
  options: WordOutOptions,
): Promise<Buffer> {
  const zip = new ZipFile();
  const entry = { mtime: options.date };
  const body = new BodyXml(options);
  const written = new Promise<Buffer>((resolve, reject) => {
    const add = (name: string, content: () => AsyncIterable<Buffer>) => {
      zip.addReadStreamLazy(name, entry, (give) => give(null, Readable.from(content()).on('error', reject)));
    };
    for (const [name, text] of fixedParts(options)) zip.addBuffer(Buffer.from(text), name, entry);
    add('word/document.xml', () => inChunks(body.write(blocks)));
    // Parts are written one after another, so that all lists are counted when this one is.
    add('word/numbering.xml', () => inChunks(Readable.from([numbering(body.lists)])));
    buffer(zip.outputStream).then(resolve, reject);
  });
  zip.end();
  return written;
}

async function* inChunks(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let chunk = '';
  for await (const text of texts) {
    chunk += text;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  yield Buffer.from(chunk);
}
