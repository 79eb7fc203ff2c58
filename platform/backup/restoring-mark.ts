import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartFailure } from '../start-failure';
import { lasting } from './lasting';

/** Stands beside a database while it is replaced: should that be cut off, nobody takes the half for the whole. */
const markOf = (file: string) => `${file}.restoring`;

export function isMarked(file: string): boolean {
  return existsSync(markOf(file));
}

/** @throws StartFailure when a restore of the database was cut off */
export function assertNotRestoring(file: string): void {
  if (!isMarked(file)) return;
  throw new StartFailure(
    `A restore of ${file} was cut off, or is going on; run throughline restore again, with --force, to finish it.`,
  );
}

export async function mark(files: readonly string[]): Promise<void> {
  for (const file of files) await writeFile(markOf(file), '');
  for (const folder of new Set(files.map(dirname))) await lasting(folder);
}

export async function unmark(files: readonly string[]): Promise<void> {
  for (const file of files) await rm(markOf(file), { force: true });
}
