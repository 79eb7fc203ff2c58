// Runs in a thread of its own: reads a file of devices, and makes its rows ready for whoever takes them.
import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { fileBatches } from './file-batches';
import { LOTS_AHEAD, type ReaderMessage, type ReaderTask } from './reader-messages';
import { readyRows } from './ready-row';
import { ROWS_AT_ONCE } from './rows-at-once';
import { UnreadableFile } from './unreadable-file';

const task: ReaderTask = workerData;
let room = LOTS_AHEAD;
let goOn: (() => void) | undefined;

function send(message: ReaderMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', () => {
  room += 1;
  goOn?.();
});

async function untilThereIsRoom(): Promise<void> {
  while (room === 0) {
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  }
  room -= 1;
}

async function readAll(): Promise<void> {
  let bytes = 0;
  const batches = fileBatches(task, (read) => {
    bytes = read;
  });
  for await (const { header, from, rows, last } of batches) {
    send({ kind: 'batch', header, from, rows: rows.map(({ plain }) => plain), last, bytes });
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      await untilThereIsRoom();
      const some = rows.slice(start, start + ROWS_AT_ONCE);
      send({ kind: 'ready', from: from + start, rows: readyRows(header, some, task.by) });
    }
  }
}

// What else goes wrong ends the thread, and is told by that.
void readAll()
  .then(() => send({ kind: 'end' }))
  .catch((error: unknown) => {
    if (!(error instanceof UnreadableFile)) throw error;
    send({ kind: 'unreadable', message: error.message });
  });
