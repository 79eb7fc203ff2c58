import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { StartFailure } from '../start-failure';
import { lasting } from './lasting';
import { type BackedUp, checksum, MANIFEST, manifestText } from './manifest';
import { atOneInstant } from './one-instant';

/** A database to back up: whose it is, and where it is. */
export interface Source {
  subgraph: string;
  file: string;
}

export interface BackUpResult {
  takenAt: Date;
  databases: readonly BackedUp[];
}

/** Pages that are copied at a time; the work can be told of in between. */
const PAGES = 2_000;

/**
 * Makes a copy a file of its own, without a log beside it, and makes sure that it is sound.
 * @throws StartFailure when it is not: then neither is the database
 */
function settled(copy: string, source: string): string[] {
  const database = new Database(copy);
  try {
    database.pragma('journal_mode = DELETE');
    const found = database.pragma('integrity_check(1)', { simple: true });
    if (found !== 'ok') {
      throw new StartFailure(`The database ${source} is damaged (${found}); no backup of it was made.`);
    }
    return database.prepare<[], string>('SELECT name FROM migration ORDER BY id').pluck().all();
  } finally {
    database.close();
  }
}

/**
 * Copies databases as they were at one moment into a new folder, with what it takes to see that nothing of it changed.
 * The folder is there only when all of it is. Who writes meanwhile goes on writing.
 * @param onProgress is told the part that is done, from 0 to 1
 * @throws StartFailure when the folder is there already, or a database cannot be read
 */
export async function backUp(
  sources: readonly Source[],
  folder: string,
  now: () => Date,
  onProgress: (subgraph: string, part: number) => void = () => {},
): Promise<BackUpResult> {
  if (await stat(folder).catch(() => undefined)) {
    throw new StartFailure(`${folder} is there already; name a folder that is not, and it is made.`);
  }
  const partial = `${resolve(folder)}.partial-${randomBytes(6).toString('hex')}`;
  await mkdir(partial, { mode: 0o700 }).catch((error: unknown) => {
    throw new StartFailure(`${folder} cannot be made: ${error instanceof Error ? error.message : error}.`);
  });
  try {
    let takenAt = now();
    const files = sources.map(({ file }) => file);
    await atOneInstant(files, async (asTheyWere) => {
      takenAt = now();
      for (const [index, { subgraph }] of sources.entries()) {
        await asTheyWere[index]?.backup(join(partial, `${subgraph}.sqlite`), {
          progress({ totalPages, remainingPages }) {
            onProgress(subgraph, 1 - remainingPages / Math.max(1, totalPages));
            return PAGES;
          },
        });
      }
    });
    const databases: BackedUp[] = [];
    for (const { subgraph, file: source } of sources) {
      const file = `${subgraph}.sqlite`;
      const copy = join(partial, file);
      const migrations = settled(copy, source);
      await lasting(copy);
      const { size: bytes } = await stat(copy);
      databases.push({ subgraph, file, bytes, sha256: await checksum(copy), migrations });
    }
    const manifest = join(partial, MANIFEST);
    await writeFile(manifest, manifestText(takenAt, databases));
    await lasting(manifest);
    await lasting(partial);
    await rename(partial, folder);
    await lasting(dirname(resolve(folder)));
    return { takenAt, databases };
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}
