import type { EntityManager } from 'typeorm';
import type { Authorship } from '../../platform/history/history';
import { type DeviceBatch, deviceBatches } from './device-file/device-batches';
import type { RejectedRow } from './device-file/rejected-row';
import { SeenDevices } from './device-file/seen-devices';
import { rememberAll, takeBatch } from './device-file/take-batch';

/** What became of a file's rows, so far. */
export interface ImportProgress {
  rows: number;
  accepted: number;
  /** Rows whose device is in the inventory already, just as the row has it. */
  unchanged: number;
  rejected: number;
}

export const NOTHING_DONE: Readonly<ImportProgress> = { rows: 0, accepted: 0, unchanged: 0, rejected: 0 };

/** What is known when a batch of rows has been dealt with, and not yet committed. */
export interface BatchDone {
  /** With this batch. */
  progress: Readonly<ImportProgress>;
  /** Without it. */
  before: Readonly<ImportProgress>;
  rejected: readonly RejectedRow[];
  /** The header of the file. */
  names: readonly string[];
  /** Whether the file ends with it. */
  last: boolean;
}

export interface DeviceImport {
  by: Authorship;
  /** Runs a batch in one transaction; in a check, lets it read. */
  within<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
  /** Whether everything is checked and nothing changed. */
  dryRun?: boolean;
  /** What an earlier import of the same file has done of it. */
  from?: Readonly<ImportProgress>;
  /** Told in the transaction of each batch; as that may be run again, this may be called again for the same batch. */
  onBatch?(done: BatchDone, manager: EntityManager): Promise<void> | void;
  /** Told when a batch is committed. */
  onProgress?(progress: Readonly<ImportProgress>): void;
  /** Asked between batches whether to go no further. */
  stopping?(): boolean;
}

export interface ImportOutcome extends ImportProgress {
  /** Whether all rows were dealt with. */
  whole: boolean;
}

/**
 * Takes the devices of a CSV file that comes batch by batch, from where `from` leaves off: rows that keep the rules are taken, the others are told one by one.
 * Importing the same file again changes nothing.
 * @throws UnreadableFile when its header is not one of devices
 */
export async function importDevices(
  batches: AsyncGenerator<DeviceBatch>,
  options: DeviceImport,
): Promise<ImportOutcome> {
  const seen = options.dryRun ? new SeenDevices() : undefined;
  let progress = options.from ?? NOTHING_DONE;
  let next = batches.next();
  try {
    for (;;) {
      const { value: batch } = await next;
      if (!batch) return { ...progress, whole: true };
      if (options.stopping?.()) return { ...progress, whole: false };
      // While the database writes one batch, the next one is read; what is wrong with it is told in its turn.
      next = batches.next();
      next.catch(() => undefined);
      progress = await dealWith(batch, progress, options, seen);
      options.onProgress?.(progress);
    }
  } finally {
    await batches.return(undefined).catch(() => undefined);
  }
}

async function dealWith(
  batch: DeviceBatch,
  before: Readonly<ImportProgress>,
  { within, by, onBatch }: DeviceImport,
  seen: SeenDevices | undefined,
): Promise<ImportProgress> {
  const { rows, last } = batch;
  const { names } = batch.header;
  const { progress, devices } = await within(async (manager) => {
    const { accepted, unchanged, rejected, devices } = await takeBatch(manager, by, batch, seen);
    const progress = {
      rows: before.rows + rows.length,
      accepted: before.accepted + accepted,
      unchanged: before.unchanged + unchanged,
      rejected: before.rejected + rejected.length,
    };
    await onBatch?.({ progress, before, rejected, names, last }, manager);
    return { progress, devices };
  });
  if (seen) rememberAll(seen, devices);
  return progress;
}

async function* inOnePiece(text: string): AsyncGenerator<string> {
  yield text;
}

/** The same for text that is in memory. */
export function importDevicesText(text: string, options: DeviceImport): Promise<ImportOutcome> {
  return importDevices(deviceBatches(inOnePiece(text), options.from?.rows), options);
}
