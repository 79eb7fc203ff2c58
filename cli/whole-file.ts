import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { StartFailure } from '../platform/start-failure';

/** @throws StartFailure when a file cannot be put there, before anything is done for it */
export async function assertFilePlace(file: string): Promise<void> {
  const folder = dirname(resolve(file));
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new StartFailure(`There is no folder ${folder}; make it, or name another file.`);
  const there = await stat(file).catch(() => undefined);
  if (there?.isDirectory()) throw new StartFailure(`${file} is a folder; name a file in it.`);
}

async function syncFolder(folder: string): Promise<void> {
  // Not every system opens folders; where it does not, the rename is as lasting as it gets.
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/**
 * Writes a file so that under its name there is all of it or nothing: beside it first, through to the disk, then renamed.
 * Whoever is cut off leaves at most a file whose name ends in `.partial-…`.
 */
export async function writeWhole(file: string, content: Readable): Promise<void> {
  const partial = `${file}.partial-${randomBytes(6).toString('hex')}`;
  const handle = await open(partial, 'wx').catch((error: unknown) => {
    content.destroy();
    throw new StartFailure(`${file} cannot be written (${error instanceof Error ? error.message : error}).`);
  });
  try {
    try {
      for await (const chunk of content) await handle.write(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  await syncFolder(dirname(resolve(file)));
}
