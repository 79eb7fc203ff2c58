import { existsSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { type RejectedRow, rejectsHeader, rejectsLine } from './rejected-row';

/** A file that takes the rejected rows of an import, each once, however often the import is cut off. */
export class RejectsFile {
  private handle: FileHandle | undefined;

  private constructor(
    readonly path: string,
    /** How much of it stands; what is behind was written by a batch that did not come to its end. */
    private bytes: number,
  ) {}

  /** A new one; it is made when there is something to write. */
  static begun(path: string): RejectsFile {
    return new RejectsFile(path, 0);
  }

  /** The one of an import that was cut off; undefined when it is not there as it was left. */
  static async goneOn(path: string, bytes: number): Promise<RejectsFile | undefined> {
    const found = await stat(path).catch(() => undefined);
    return found?.isFile() && found.size >= bytes ? new RejectsFile(path, bytes) : undefined;
  }

  /**
   * Writes rows behind those that stand, through to the disk.
   * @returns how long the file is with them; they stand when `standing` is told so
   */
  async write(names: readonly string[], rows: readonly RejectedRow[]): Promise<number> {
    if (rows.length === 0) return this.bytes;
    const begin = this.bytes === 0 ? rejectsHeader(names) : '';
    const content = Buffer.from(begin + rows.map((row) => rejectsLine(names, row)).join(''));
    this.handle ??= await open(this.path, this.bytes === 0 ? 'w' : 'r+');
    await this.handle.truncate(this.bytes);
    await this.handle.write(content, 0, content.length, this.bytes);
    await this.handle.datasync();
    return this.bytes + content.length;
  }

  /** What was written stands, since the batch that it is of is committed. */
  standing(bytes: number): void {
    this.bytes = bytes;
  }

  /** What does not stand is cut off when the import goes on; until then it may be somebody else's who took it over. */
  async close(): Promise<void> {
    await this.handle?.close();
  }
}

/** Beside a file, the first name for its rejected rows that is free: nobody's mended rows are written over. */
export function freeRejectsPath(file: string): string {
  const stem = file.replace(/\.csv$/i, '');
  for (let number = 1; ; number += 1) {
    const path = `${stem}.rejects${number === 1 ? '' : `-${number}`}.csv`;
    if (!existsSync(path)) return path;
  }
}
