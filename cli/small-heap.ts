import { setFlagsFromString } from 'node:v8';

/** What streams by is soon garbage: without this, the heap grows to several times of what is in use before it is swept. */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50');
}
