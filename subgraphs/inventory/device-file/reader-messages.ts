import type { Authorship } from '../../../platform/history/first-entry';
import type { Encoding } from '../../../platform/text/encoding';
import type { PlainRow } from './csv-row';
import type { DeviceBatch } from './device-batches';
import type { ReadyRow } from './ready-row';

/** What the thread that reads a file is told when it starts. */
export interface ReaderTask {
  path: string;
  encoding: Encoding;
  /** Rows from the start that were dealt with before. */
  passedOver: number;
  /** Who begins the histories of the devices; undefined in a check, which writes none. */
  by: Authorship | undefined;
}

/** Lots of rows made ready that it may be ahead by; it is sent anything whenever one is taken. */
export const LOTS_AHEAD = 4;

/** `ROWS_AT_ONCE` rows made ready. */
export interface ReadyLot {
  kind: 'ready';
  /** Number of the first of them. */
  from: number;
  rows: readonly (ReadyRow | null)[];
}

export interface ReadBatch extends Pick<DeviceBatch, 'header' | 'from' | 'last'> {
  kind: 'batch';
  rows: readonly PlainRow[];
  /** Bytes of the file that are read. */
  bytes: number;
}

/** What it sends: each batch of the file, and then its rows made ready; at the end that it is the end, or why it ends. */
export type ReaderMessage = ReadBatch | ReadyLot | { kind: 'end' } | { kind: 'unreadable'; message: string };
