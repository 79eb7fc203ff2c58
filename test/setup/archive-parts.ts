import { text } from 'node:stream/consumers';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

function contentOf(archive: ZipFile, entry: Entry): Promise<string> {
  return new Promise((resolve, reject) =>
    archive.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(text(stream)))),
  );
}

/** What an archive holds, by the names of its parts, without the times at which they were written. */
export async function archiveParts(content: Buffer): Promise<Record<string, string>> {
  const archive = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(content, { lazyEntries: true }, (error, found) => (error ? reject(error) : resolve(found))),
  );
  const parts: Record<string, string> = {};
  await new Promise<void>((resolve, reject) => {
    archive.on('error', reject);
    archive.on('end', resolve);
    archive.on('entry', (entry: Entry) => {
      contentOf(archive, entry).then((part) => {
        parts[entry.fileName] = part.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
        archive.readEntry();
      }, reject);
    });
    archive.readEntry();
  });
  return parts;
}
