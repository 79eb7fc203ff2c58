import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { CsvRow } from './csv-row';
import type { DeviceBatch, DeviceBatches } from './device-batches';
import type { ReaderMessage, ReaderTask, ReadyLot } from './reader-messages';
import type { ReadyRow } from './ready-row';
import { UnreadableFile } from './unreadable-file';

/** What the thread may fill with what is soon forgotten, in MB; its own default is several times as much. */
const YOUNG_MB = 8;

type Next = Exclude<ReaderMessage, ReadyLot> | undefined;

/**
 * The rows of a file of devices, batch by batch, read and made ready by a thread of their own: while some are written, the
 * next ones are made ready, at the same time. That thread waits until what it made ready is taken, so the batches can be
 * ended while the next one is awaited, as a generator could not.
 */
export class BatchesAhead implements DeviceBatches {
  private readonly thread: Worker;
  private readonly batches: Exclude<ReaderMessage, ReadyLot>[] = [];
  private readonly lots: ReadyLot[] = [];
  /** Number of the first row of the last lot that was given. */
  private given = 0;
  private failure: Error | undefined;
  private ended = false;
  private waiting: (() => void)[] = [];

  /** @param tell told how many bytes are read */
  constructor(
    task: ReaderTask,
    private readonly tell: (bytes: number) => void,
  ) {
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

  /** @throws UnreadableFile when the header of the file is not one of devices */
  async next(): Promise<IteratorResult<DeviceBatch, undefined>> {
    const next = await this.nextMessage();
    if (next?.kind === 'unreadable') throw new UnreadableFile(next.message);
    if (next?.kind !== 'batch') return this.return();
    const { header, from, rows, last, bytes } = next;
    this.tell(bytes);
    const readyFrom = (row: number) => this.readyFrom(row);
    return { value: { header, from, rows: rows.map((plain) => new CsvRow(plain)), last, readyFrom }, done: false };
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.ended = true;
    this.wake();
    await this.thread.terminate();
    return { value: undefined, done: true };
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

  private async nextMessage(): Promise<Next> {
    while (this.batches.length === 0 && !this.ended) await this.news();
    return this.batches.shift();
  }

  /** The rows from one on, made ready; undefined when they were given before, to a transaction that is run again. */
  private async readyFrom(row: number): Promise<readonly (ReadyRow | null)[] | undefined> {
    // Messages that come one behind the other are all dealt with before anything else, as a signal to end.
    await nextTurn();
    while (row > this.given && !this.ended) {
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
}
