import type { Authorship } from '../../../platform/history/first-entry';
import type { Encoding } from '../../../platform/text/encoding';
import type { PlainRow } from './csv-row';
import type { DeviceHeader } from './read-header';

/** What the thread that reads a file is told when it starts. */
export interface ReaderTask {
  path: string;
  encoding: Encoding;
  /** Rows from the start that were dealt with before. */
  passedOver: number;
  /** Who begins the histories of the devices; undefined in a check, which writes none. */
  by: Authorship | undefined;
}

/** What it answers each time that it is asked: the next rows, the end of the file, or why it cannot be read as a file of devices. */
export type ReaderAnswer =
  | {
      kind: 'batch';
      header: DeviceHeader;
      from: number;
      rows: readonly PlainRow[];
      last: boolean;
      /** Bytes of the file that are read. */
      bytes: number;
      /** The rows made ready, some at a time, as bytes: they are many, and need no room as things until their turn. */
      ready: readonly Uint8Array[];
    }
  | { kind: 'end' }
  | { kind: 'unreadable'; message: string };
