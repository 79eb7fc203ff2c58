import { mkdirSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assertNotRestoring } from '../platform/backup/restoring-mark';
import { databaseOf, type Settings } from '../platform/settings';
import { StartFailure } from '../platform/start-failure';

/** Makes a folder and those above it one by one: Node's own recursion never ends below /proc. */
function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found) throw new Error(`${folder} is a file`);
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function assertWritable(folder: string, setting: string): void {
  try {
    makeFolder(folder);
    // Permissions do not tell all, e.g. of a disk that is mounted for reading only: it is tried.
    rmdirSync(mkdtempSync(join(folder, '.writable-')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFailure(`The folder ${folder} cannot be written to (${reason}); set ${setting} to one that can.`);
  }
}

/** @throws StartFailure when the folder of the development keys cannot be made or written to */
export function ensureKeyFolder(settings: Settings): void {
  assertWritable(settings.THROUGHLINE_DATA, 'THROUGHLINE_DATA');
}

/** @throws StartFailure when the folder of a database's file cannot be made or written to */
export function ensureFolderOf(file: string): void {
  assertWritable(dirname(file), 'THROUGHLINE_DATA or DATABASE_URL');
}

/** @throws StartFailure when the folder of a subgraph's database cannot be made or written to, or is being restored */
export function ensureDatabaseFolder(settings: Settings, subgraph: string): void {
  const location = databaseOf(settings, subgraph);
  if (location.engine !== 'sqlite') return;
  ensureFolderOf(location.file);
  assertNotRestoring(location.file);
}
