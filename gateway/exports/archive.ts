import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Entry, fromBuffer, type ZipFile as OpenArchive } from 'yauzl';
import { ZipFile } from 'yazl';
import { chunked } from './chunked';

function opened(archive: Buffer): Promise<OpenArchive> {
  return new Promise((resolve, reject) =>
    fromBuffer(archive, { lazyEntries: true }, (error, found) => (error ? reject(error) : resolve(found))),
  );
}

function contentOf(archive: OpenArchive, entry: Entry): Promise<string> {
  return new Promise((resolve, reject) =>
    archive.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(text(stream)))),
  );
}

/** The parts of an archive that we have just made, by name. */
async function partsOf(shell: Buffer): Promise<Map<string, string>> {
  const archive = await opened(shell);
  const parts = new Map<string, string>();
  await new Promise<void>((resolve, reject) => {
    archive.on('error', reject);
    archive.on('end', resolve);
    archive.on('entry', (entry: Entry) => {
      contentOf(archive, entry).then((content) => {
        parts.set(entry.fileName, content);
        archive.readEntry();
      }, reject);
    });
    archive.readEntry();
  });
  return parts;
}

/**
 * An Office file of any length: a library makes it small, with all that belongs around its content, and its main part
 * is then written again as a stream. The libraries themselves hold a whole document in memory.
 * @param rewrite gives the main part anew, piece by piece
 */
export async function streamedArchive(
  shell: Buffer,
  main: string,
  rewrite: (part: string) => AsyncIterable<string>,
): Promise<Readable> {
  const parts = await partsOf(shell);
  const part = parts.get(main);
  if (part === undefined) throw new TypeError(`The file has no part ${main}.`);
  const archive = new ZipFile();
  for (const [name, content] of parts) if (name !== main) archive.addBuffer(Buffer.from(content), name);
  const source = Readable.from(chunked(rewrite(part)), { objectMode: false });
  archive.addReadStream(source, main);
  archive.end();
  const output = new PassThrough();
  archive.outputStream.pipe(output);
  const fail = (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error)));
  source.on('error', fail);
  archive.on('error', fail);
  output.on('close', () => source.destroy());
  return output;
}
