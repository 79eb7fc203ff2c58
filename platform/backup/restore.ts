import { existsSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { StartFailure } from '../start-failure';
import { lasting } from './lasting';
import { type BackedUp, checksum, type Manifest, readManifest } from './manifest';
import { isMarked, mark, unmark } from './restoring-mark';

/** Where a subgraph's database is to be, and which migrations this version knows of it. */
export interface Destination {
  subgraph: string;
  file: string;
  migrations: readonly string[];
}

export interface Restored {
  takenAt: string;
  /** Where the databases are now that were there before; none where there were none. */
  putAside: readonly string[];
}

type Planned = Destination & { from: string; copy: string; backedUp: BackedUp };

/** A database and the logs that SQLite may keep beside it. */
const withLogs = (file: string) => [file, `${file}-wal`, `${file}-shm`, `${file}-journal`];

function plan(folder: string, { databases }: Manifest, destinations: readonly Destination[]): Planned[] {
  return destinations.map((destination) => {
    const { subgraph, file, migrations } = destination;
    const backedUp = databases.find((each) => each.subgraph === subgraph);
    if (!backedUp) throw new StartFailure(`The backup ${folder} has no ${subgraph}; give one of the whole product.`);
    const unknown = backedUp.migrations.find((name) => !migrations.includes(name));
    if (unknown !== undefined) {
      throw new StartFailure(
        `The backup was made by a newer version of Throughline (its ${subgraph} has ${unknown}); restore it with that version.`,
      );
    }
    return { ...destination, from: join(folder, backedUp.file), copy: `${file}.restored`, backedUp };
  });
}

/** @throws StartFailure when what was backed up is not what is there now */
async function copied({ from, copy, backedUp: { sha256 } }: Planned): Promise<void> {
  await copyFile(from, copy).catch((error: unknown) => {
    throw new StartFailure(`${from} cannot be copied: ${error instanceof Error ? error.message : error}.`);
  });
  await lasting(copy);
  const found = await checksum(copy);
  if (found !== sha256) {
    throw new StartFailure(
      `${from} is not what was backed up: its SHA-256 is ${found}, and was ${sha256}. Nothing was restored; take another backup.`,
    );
  }
}

/**
 * Makes sure that nobody else has a database open, and brings what is in its log into it.
 * @throws StartFailure when somebody has
 */
function assertUnused(file: string): void {
  const database = new Database(file, { timeout: 0 });
  try {
    database.pragma('journal_mode = DELETE');
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : '';
    if (code.startsWith('SQLITE_BUSY')) {
      throw new StartFailure(`The database ${file} is in use; stop Throughline first. Nothing was restored.`);
    }
    // A database that is damaged is put aside as it is.
    if (code !== 'SQLITE_NOTADB' && code !== 'SQLITE_CORRUPT') throw error;
  } finally {
    database.close();
  }
}

async function putAside(file: string, suffix: string): Promise<string[]> {
  const there = withLogs(file).filter((each) => existsSync(each));
  for (const each of there) await rename(each, `${each}${suffix}`);
  return there.map((each) => `${each}${suffix}`);
}

/**
 * Puts the databases of a backup where the product looks for them: all of them, or none. What is there already is put
 * aside, never deleted, and only when that is wanted.
 * @throws StartFailure, with everything as it was, when the backup is not whole, or there is data already, or it is in use
 */
export async function restore(
  folder: string,
  destinations: readonly Destination[],
  { force, now }: { force: boolean; now: Date },
): Promise<Restored> {
  const manifest = await readManifest(folder);
  const planned = plan(folder, manifest, destinations);
  const files = planned.map(({ file }) => file);
  const there = files.filter((file) => existsSync(file) || isMarked(file));
  if (there.length > 0 && !force) {
    throw new StartFailure(
      `There is data already (${there.join(', ')}); with --force it is put aside, under another name, and the backup takes its place.`,
    );
  }
  try {
    for (const each of planned) await copied(each);
    const wasMarked = files.some(isMarked);
    await mark(files);
    try {
      for (const file of files) if (existsSync(file)) assertUnused(file);
    } catch (error) {
      if (!wasMarked) await unmark(files);
      throw error;
    }
    const suffix = `.replaced-${now.toISOString().replace(/[:.]/g, '-')}`;
    const aside: string[] = [];
    for (const { file, copy } of planned) {
      aside.push(...(await putAside(file, suffix)));
      await rename(copy, file);
    }
    for (const each of new Set(files.map(dirname))) await lasting(each);
    await unmark(files);
    return { takenAt: manifest.takenAt, putAside: aside };
  } finally {
    for (const { copy } of planned) await rm(copy, { force: true });
  }
}
