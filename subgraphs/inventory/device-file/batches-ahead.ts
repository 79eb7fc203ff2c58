import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CsvRow } from './csv-row';
import type { DeviceBatch } from './device-batches';
import type { ReaderAnswer, ReaderTask } from './reader-messages';
import { UnreadableFile } from './unreadable-file';

const THREAD = join(__dirname, 'reader-thread.js');

/**
 * The rows of a file of devices, batch by batch, read and made ready by a thread of their own: while some are written, the
 * next ones are made ready, at the same time.
 * @param tell told how many bytes are read
 * @throws UnreadableFile when its header is not one of devices
 */
export async function* batchesAhead(task: ReaderTask, tell: (bytes: number) => void): AsyncGenerator<DeviceBatch> {
  const thread = new Worker(THREAD, { workerData: task });
  try {
    for (;;) {
      thread.postMessage(undefined);
      // Also ends with the error that ends the thread.
      const [answer]: ReaderAnswer[] = await once(thread, 'message');
      if (!answer || answer.kind === 'end') return;
      if (answer.kind === 'unreadable') throw new UnreadableFile(answer.message);
      const { header, from, rows, last, ready } = answer;
      tell(answer.bytes);
      yield { header, from, rows: rows.map((plain) => new CsvRow(plain)), last, ready };
    }
  } finally {
    await thread.terminate();
  }
}
