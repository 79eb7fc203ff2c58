import { resolve } from 'node:path';
import type { Database } from '../../../platform/database/database';
import { duringLongWrites } from '../../../platform/database/long-writes';
import type { Authorship } from '../../../platform/history/history';
import { type ImportOutcome, type ImportProgress, importDevices, NOTHING_DONE } from '../import-devices';
import { batchesAhead } from './batches-ahead';
import { fileBatches } from './file-batches';
import { type Claim, claimImport, endImport, holdImport, noteProgress } from './import-journal';
import { freeRejectsPath, RejectsFile } from './rejects-file';
import { surveyed } from './survey';
import { UnreadableFile } from './unreadable-file';

/** How far an import is in its file. */
export interface FileProgress extends ImportProgress {
  /** Rows that an earlier import of the file had dealt with. */
  rowsBefore: number;
  bytes: number;
  allBytes: number;
}

export interface FileImport {
  database: Database;
  by: Authorship;
  dryRun?: boolean;
  /** Where rejected rows go; beside the file unless given. */
  rejects?: string;
  /** Whether a long file is read by a thread of its own, ahead of what is written; where the program runs as it is built. */
  ahead?: boolean;
  onNotice?(sentence: string): void;
  onProgress?(progress: Readonly<FileProgress>): void;
  stopping?(): boolean;
}

export interface FileOutcome extends ImportOutcome {
  /** Where the rejected rows are; null when there are none. */
  rejectsFile: string | null;
}

/** Bytes from which a file is worth a thread that reads it. */
const WORTH_A_THREAD = 1_000_000;

/** Where the rows go that are rejected, those that an earlier import of the file has rejected before them. */
async function rejectsOf(
  file: string,
  wanted: string | undefined,
  claim: Claim | undefined,
  tell: FileImport['onNotice'],
) {
  const { rejectsFile = null, rejectsBytes = '0', rejected = 0 } = claim?.journal ?? {};
  if (rejectsFile !== null) {
    const left = await RejectsFile.goneOn(rejectsFile, Number(rejectsBytes));
    if (left) return left;
    tell?.(
      `The ${rejected} rows that were rejected before are not in ${rejectsFile} any more; import the file again at the end to have them named.`,
    );
  }
  return RejectsFile.begun(resolve(wanted ?? freeRejectsPath(file)));
}

function tellClaim({ journal, abandonedRows }: Claim, tell: FileImport['onNotice']): void {
  const { rows, begunAt, begunBy } = journal;
  if (abandonedRows > 0) {
    tell?.(`The file has changed since its import was cut off after ${abandonedRows} rows; it begins anew.`);
  }
  if (rows > 0) {
    tell?.(
      `It goes on after row ${rows}, where the import that ${begunBy} began at ${begunAt.toISOString()} was cut off.`,
    );
  }
}

/**
 * Takes the devices of a CSV file. What it has done stays when it is cut off at any point, and it goes on from there
 * when it is started again with the same content.
 * @throws UnreadableFile, ImportTakenOver
 */
export async function importDeviceFile(file: string, options: FileImport): Promise<FileOutcome> {
  const { database, by, dryRun = false, ahead = false, onNotice, onProgress, stopping } = options;
  const path = resolve(file);
  const { digest, encoding, bytes: allBytes } = await surveyed(path);
  const claim = dryRun
    ? undefined
    : await database.write((transaction) => claimImport(transaction, by, { digest, file: path }));
  if (claim) tellClaim(claim, onNotice);
  const journal = claim?.journal;
  const from: ImportProgress = journal ?? NOTHING_DONE;
  const rejects = await rejectsOf(path, options.rejects, claim, onNotice);
  let bytes = 0;
  let rejectsBytes = Number(journal?.rejectsBytes ?? 0);
  const tell = (read: number) => {
    bytes = read;
  };
  const task = { path, encoding, passedOver: from.rows, by: dryRun ? undefined : by };
  try {
    const { rows, accepted, unchanged, rejected } = from;
    const takeAll = () =>
      importDevices(ahead && allBytes >= WORTH_A_THREAD ? batchesAhead(task, tell) : fileBatches(task, tell), {
        by,
        dryRun,
        from: { rows, accepted, unchanged, rejected },
        within: dryRun ? (work) => work(database.reads) : (work) => database.write(work),
        async onBatch({ progress, rejected, names, last }, manager) {
          if (journal) await holdImport(manager, journal);
          rejectsBytes = await rejects.write(names, rejected);
          if (!journal) return;
          const written = { file: rejectsBytes > 0 ? rejects.path : null, bytes: rejectsBytes };
          await (last ? endImport(manager, journal) : noteProgress(manager, journal, progress, written));
        },
        onProgress(progress) {
          rejects.standing(rejectsBytes);
          onProgress?.({ ...progress, rowsBefore: from.rows, bytes, allBytes });
        },
        ...(stopping ? { stopping } : {}),
      });
    const outcome = await (dryRun ? takeAll() : duringLongWrites(database, takeAll));
    return { ...outcome, rejectsFile: rejectsBytes > 0 ? rejects.path : null };
  } catch (error) {
    if (journal && error instanceof UnreadableFile) await database.write((manager) => endImport(manager, journal));
    throw error;
  } finally {
    await rejects.close();
  }
}
