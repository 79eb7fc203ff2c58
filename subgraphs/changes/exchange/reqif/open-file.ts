import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { inMegabytes, LIMITS } from '../../../../platform/word/limits';
import { isZip, seemsToBe } from '../../../../platform/word/seems-to-be';
import { EXPORT_AGAIN, UnreadableReqif } from './unreadable-reqif';

export interface OpenedFile {
  /** The files of ReqIF, by name. */
  documents: { name: string; content: Buffer }[];
  /** Names of what else an archive holds. */
  attachments: string[];
}

/**
 * A .reqif as it is, or a .reqifz as the zip that it is. Everything that the directory of an archive says is checked before
 * any of it is inflated, and again while it is inflated, because a directory can lie; what is no ReqIF is not inflated.
 * @throws UnreadableReqif
 */
export async function openFile(content: Buffer): Promise<OpenedFile> {
  if (content.length > LIMITS.fileBytes) {
    const message = `The file has ${inMegabytes(content.length)}; at most ${inMegabytes(LIMITS.fileBytes)} are read.`;
    throw new UnreadableReqif('TOO_LARGE', message, 'Leave attachments out, or export fewer specifications at a time.');
  }
  if (!isZip(content)) {
    const start = content.subarray(0, 400).toString('latin1').replaceAll('\0', '');
    if (/^[^<]{0,8}</.test(start)) return { documents: [{ name: 'The file', content }], attachments: [] };
    const message = `The file is no ReqIF; it seems to be ${seemsToBe(content)}.`;
    throw new UnreadableReqif('NOT_REQIF', message, EXPORT_AGAIN);
  }
  try {
    return await readArchive(content);
  } catch (error) {
    throw asUnreadable(error);
  }
}

async function readArchive(content: Buffer): Promise<OpenedFile> {
  const zip = await fromBufferPromise(content);
  refuseTooMany(zip.entryCount);
  const entries = new Map<string, Entry>();
  let seen = 0;
  for await (const entry of zip.eachEntry()) {
    seen += 1;
    refuseTooMany(seen);
    if (entry.fileName.endsWith('/')) continue;
    if (entry.isEncrypted()) throw new UnreadableReqif('ENCRYPTED', 'The archive has a password.', EXPORT_AGAIN);
    if (entries.has(entry.fileName)) {
      const message = `The archive has ${entry.fileName} twice.`;
      throw new UnreadableReqif('UNSAFE_ARCHIVE', message, EXPORT_AGAIN);
    }
    entries.set(entry.fileName, entry);
  }
  const names = [...entries.keys()].sort();
  const wanted = names.filter((name) => /\.(reqif|xml)$/i.test(name));
  if (wanted.length === 0) {
    throw new UnreadableReqif('NOT_REQIF', 'The archive holds no file that ends in .reqif.', EXPORT_AGAIN);
  }
  refuseBySizes([...entries.values()], wanted, content.length);
  const documents: OpenedFile['documents'] = [];
  let total = 0;
  for (const name of wanted) {
    const entry = entries.get(name);
    if (!entry) continue;
    const inflated = await inflate(zip, entry, LIMITS.totalBytes - total);
    total += inflated.length;
    documents.push({ name, content: inflated });
  }
  return { documents, attachments: names.filter((name) => !wanted.includes(name)) };
}

async function inflate(zip: ZipFile, entry: Entry, room: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  let checksum = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > LIMITS.partBytes || length > room) throw bomb(entry.fileName, length);
    checksum = crc32(chunk, checksum);
    chunks.push(chunk);
  }
  if (checksum !== entry.crc32) throw broken(`the checksum of ${entry.fileName} does not fit its content`);
  return Buffer.concat(chunks, length);
}

function refuseTooMany(count: number): void {
  if (count <= LIMITS.entries) return;
  const message = `The archive has more than ${LIMITS.entries} entries.`;
  throw new UnreadableReqif('TOO_LARGE', message, 'Leave attachments out, or export fewer specifications at a time.');
}

function refuseBySizes(entries: readonly Entry[], wanted: readonly string[], fileBytes: number): void {
  let packed = 0;
  let total = 0;
  for (const { fileName, compressedSize, uncompressedSize } of entries) {
    packed += compressedSize;
    if (!wanted.includes(fileName)) continue;
    total += uncompressedSize;
    const dense = uncompressedSize > LIMITS.ratioFrom && uncompressedSize > compressedSize * LIMITS.ratio;
    if (dense || uncompressedSize > LIMITS.partBytes || total > LIMITS.totalBytes)
      throw bomb(fileName, uncompressedSize);
  }
  // Entries that lie over each other say the same bytes many times.
  if (packed > fileBytes) throw bomb('the archive as a whole', total);
}

function bomb(where: string, bytes: number): UnreadableReqif {
  const message = `The archive unpacks to more than is read (${where}: ${inMegabytes(bytes)} or more); it may be a zip bomb.`;
  return new UnreadableReqif('ZIP_BOMB', message, 'If it is a real file, export fewer specifications at a time.');
}

function broken(what: string): UnreadableReqif {
  return new UnreadableReqif('BROKEN_FILE', `The archive is damaged: ${what}.`, EXPORT_AGAIN);
}

function asUnreadable(error: unknown): Error {
  if (error instanceof UnreadableReqif) return error;
  const reason = error instanceof Error ? error.message : String(error);
  if (/invalid relative path|absolute path|invalid characters in fileName/i.test(reason)) {
    const message = `The archive has an entry whose name leads out of it (${reason}).`;
    return new UnreadableReqif('UNSAFE_ARCHIVE', message, EXPORT_AGAIN);
  }
  if (/too many bytes in the stream/i.test(reason))
    return bomb('an entry larger than the directory says', LIMITS.partBytes);
  return broken(reason);
}
