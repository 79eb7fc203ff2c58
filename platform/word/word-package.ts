import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { inMegabytes, LIMITS } from './limits';
import { isEncryptedPackage, isZip, seemsToBe } from './seems-to-be';
import { SAVE_AGAIN, UnreadableWord } from './unreadable-word';

const DEFLATED_OR_STORED = new Set([0, 8]);
const MACRO_PART = /(^|\/)(vbaProject\.bin|vbaProjectSignature\w*\.bin|vbaData\.xml)$/i;

/** One part of the package, inflated. */
export interface Part {
  name: string;
  content: Buffer;
}

/**
 * A Word file as the zip that it is. Everything that its directory says is checked before any of it is inflated, and
 * again while it is inflated, because a directory can lie.
 */
export class WordPackage {
  private inflated = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws UnreadableWord */
  static async open(content: Buffer): Promise<WordPackage> {
    refuseByContent(content);
    try {
      const zip = await fromBufferPromise(content);
      refuseTooMany(zip.entryCount);
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        refuseTooMany(entries.size + 1);
        refuseByEntry(entry);
        // Names in a package are the same whatever their case (ECMA-376 part 2, 9.1.1.1).
        const name = entry.fileName.toLowerCase();
        if (entries.has(name)) throw twice(entry.fileName);
        entries.set(name, entry);
      }
      refuseBySizes([...entries.values()], content.length);
      return new WordPackage(zip, entries);
    } catch (error) {
      throw asUnreadable(error);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** @throws UnreadableWord */
  async part(name: string): Promise<Part | null> {
    const entry = this.entries.get(name.toLowerCase());
    if (entry === undefined) return null;
    try {
      return { name, content: await this.inflate(entry) };
    } catch (error) {
      throw asUnreadable(error);
    }
  }

  private async inflate(entry: Entry): Promise<Buffer> {
    const stream = await this.zip.openReadStreamPromise(entry);
    const chunks: Buffer[] = [];
    let length = 0;
    let checksum = 0;
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) continue;
      length += chunk.length;
      this.inflated += chunk.length;
      if (length > LIMITS.partBytes || this.inflated > LIMITS.totalBytes) throw bomb(entry.fileName, length);
      checksum = crc32(chunk, checksum);
      chunks.push(chunk);
    }
    if (checksum !== entry.crc32) throw broken(`the checksum of ${entry.fileName} does not fit its content`);
    return Buffer.concat(chunks, length);
  }
}

function refuseByContent(content: Buffer): void {
  if (content.length > LIMITS.fileBytes) {
    const message = `The file has ${inMegabytes(content.length)}; at most ${inMegabytes(LIMITS.fileBytes)} are read.`;
    throw new UnreadableWord('TOO_LARGE', message, 'Remove its pictures, or bring it in parts.');
  }
  if (isEncryptedPackage(content)) throw encrypted();
  if (!isZip(content)) {
    const message = `The file is no Word document; it seems to be ${seemsToBe(content)}.`;
    throw new UnreadableWord('NOT_A_WORD_FILE', message, SAVE_AGAIN);
  }
}

function refuseTooMany(count: number): void {
  if (count <= LIMITS.entries) return;
  const message = `The file has more than ${LIMITS.entries} parts.`;
  throw new UnreadableWord('TOO_LARGE', message, 'Remove its pictures and embedded objects, or bring it in parts.');
}

function refuseByEntry(entry: Entry): void {
  if (MACRO_PART.test(entry.fileName)) throw macros(entry.fileName);
  if (entry.isEncrypted()) throw encrypted();
  if (!DEFLATED_OR_STORED.has(entry.compressionMethod)) {
    throw broken(`${entry.fileName} is packed by method ${entry.compressionMethod}, which Word does not use`);
  }
}

function refuseBySizes(entries: readonly Entry[], fileBytes: number): void {
  let packed = 0;
  let total = 0;
  for (const { fileName, compressedSize, uncompressedSize } of entries) {
    packed += compressedSize;
    total += uncompressedSize;
    const dense = uncompressedSize > LIMITS.ratioFrom && uncompressedSize > compressedSize * LIMITS.ratio;
    if (dense || uncompressedSize > LIMITS.partBytes || total > LIMITS.totalBytes)
      throw bomb(fileName, uncompressedSize);
  }
  // Parts that lie over each other say the same bytes many times.
  if (packed > fileBytes) throw bomb('the file as a whole', total);
}

function bomb(where: string, bytes: number): UnreadableWord {
  const message = `The file unpacks to more than is read (${where}: ${inMegabytes(bytes)} or more); it may be a zip bomb.`;
  return new UnreadableWord('ZIP_BOMB', message, 'If it is a real document, remove its pictures or bring it in parts.');
}

function broken(what: string): UnreadableWord {
  return new UnreadableWord('BROKEN_FILE', `The file is damaged: ${what}.`, `Get it again, complete. ${SAVE_AGAIN}`);
}

function twice(name: string): UnreadableWord {
  const message = `The file has the part ${name} twice, so that it says one thing here and may say another in Word.`;
  return new UnreadableWord('UNSAFE_PACKAGE', message, SAVE_AGAIN);
}

function encrypted(): UnreadableWord {
  return new UnreadableWord('ENCRYPTED', 'The file has a password.', 'Save it without a password, and bring that.');
}

export function macros(where: string): UnreadableWord {
  const message = `The file carries macros (${where}), which are not taken.`;
  return new UnreadableWord('MACROS', message, 'Save it as a Word Document (.docx) without macros, and bring that.');
}

function asUnreadable(error: unknown): Error {
  if (error instanceof UnreadableWord) return error;
  const reason = error instanceof Error ? error.message : String(error);
  if (/invalid relative path|absolute path|invalid characters in fileName/i.test(reason)) {
    const message = `The file has a part whose name leads out of it (${reason}).`;
    return new UnreadableWord('UNSAFE_PACKAGE', message, SAVE_AGAIN);
  }
  if (/strong encryption/i.test(reason)) return encrypted();
  if (/too many bytes in the stream/i.test(reason))
    return bomb('a part larger than the directory says', LIMITS.partBytes);
  return broken(reason);
}
