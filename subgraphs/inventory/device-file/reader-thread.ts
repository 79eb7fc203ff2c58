// Runs in a thread of its own: reads a file of devices, and makes a batch of its rows ready each time that it is asked.
import 'reflect-metadata';
import { serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import type { DeviceBatch } from './device-batches';
import { fileBatches } from './file-batches';
import type { ReaderAnswer, ReaderTask } from './reader-messages';
import { readyRows } from './ready-row';
import { ROWS_AT_ONCE } from './rows-at-once';
import { UnreadableFile } from './unreadable-file';

const task: ReaderTask = workerData;
let bytes = 0;
const batches = fileBatches(task, (read) => {
  bytes = read;
});

function answerOf({ header, from, rows, last }: DeviceBatch): ReaderAnswer {
  const ready: Uint8Array[] = [];
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    ready.push(serialize(readyRows(header, rows.slice(start, start + ROWS_AT_ONCE), task.by)));
  }
  return { kind: 'batch', header, from, rows: rows.map(({ plain }) => plain), last, bytes, ready };
}

async function answer(): Promise<ReaderAnswer> {
  try {
    const { value: batch } = await batches.next();
    return batch ? answerOf(batch) : { kind: 'end' };
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: 'unreadable', message: error.message };
    throw error;
  }
}

parentPort?.on('message', async () => {
  const answered = await answer();
  const bytesOfRows =
    answered.kind === 'batch'
      ? answered.ready.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? buffer : []))
      : [];
  parentPort?.postMessage(answered, bytesOfRows);
});
