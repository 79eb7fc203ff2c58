import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CsvRow } from './csv-row';
import type { DeviceBatch } from './device-batches';
import type { ReaderMessage, ReaderTask, ReadyLot } from './reader-messages';
import type { ReadyRow } from './ready-row';
import { UnreadableFile } from './unreadable-file';

/** What the thread may fill with what is soon forgotten, in MB; its own default is several times as much. */
const YOUNG_MB = 8;

/** A thread that reads a file, as seen by who takes what it has read. */
class Reader {
  private readonly thread: Worker;
  private readonly batches: Exclude<ReaderMessage, ReadyLot>[] = [];
  private readonly lots: ReadyLot[] = [];
  /** Number of the first row of the last lot that was given. */
  private given = 0;
  private failure: Error | undefined;
  private waiting: (() => void)[] = [];

  constructor(task: ReaderTask) {
    this.thread = new Worker(join(__dirname, 'reader-thread.js'), {
      workerData: task,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.thread.on('message', (message: ReaderMessage) => {
      if (message.kind === 'ready') this.lots.push(message);
      else this.batches.push(message);
      this.wake();
    });
    this.thread.on('error', (error: Error) => {
      this.failure = error;
      this.wake();
    });
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private async news(): Promise<void> {
    if (this.failure) throw this.failure;
    await new Promise<void>((resolve) => {
      this.waiting.push(resolve);
    });
  }

  /** The next batch, or that there is none. */
  async next(): Promise<Exclude<ReaderMessage, ReadyLot>> {
    for (;;) {
      const next = this.batches.shift();
      if (next) return next;
      await this.news();
    }
  }

  /** The rows from one on, made ready; undefined when they were given before, to a transaction that is run again. */
  async readyFrom(row: number): Promise<ReadyLot['rows'] | undefined> {
    while (row > this.given) {
      const lot = this.lots.shift();
      if (!lot) {
        await this.news();
        continue;
      }
      this.given = lot.from;
      this.thread.postMessage(undefined);
      if (lot.from === row) return lot.rows;
    }
    return undefined;
  }

  async end(): Promise<void> {
    await this.thread.terminate();
  }
}

/**
 * The rows of a file of devices, batch by batch, read and made ready by a thread of their own: while some are written, the
 * next ones are made ready, at the same time.
 * @param tell told how many bytes are read
 * @throws UnreadableFile when its header is not one of devices
 */
export async function* batchesAhead(task: ReaderTask, tell: (bytes: number) => void): AsyncGenerator<DeviceBatch> {
  const reader = new Reader(task);
  const readyFrom = (row: number): Promise<readonly (ReadyRow | null)[] | undefined> => reader.readyFrom(row);
  try {
    for (;;) {
      const next = await reader.next();
      if (next.kind === 'end') return;
      if (next.kind === 'unreadable') throw new UnreadableFile(next.message);
      const { header, from, rows, last, bytes } = next;
      tell(bytes);
      yield { header, from, rows: rows.map((plain) => new CsvRow(plain)), last, readyFrom };
    }
  } finally {
    await reader.end();
  }
}
