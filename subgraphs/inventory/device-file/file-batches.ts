import { createReadStream } from 'node:fs';
import { type Encoding, textOf } from '../../../platform/text/encoding';
import { type DeviceBatch, deviceBatches } from './device-batches';
import { PIECE_BYTES } from './survey';

async function* counted(pieces: AsyncIterable<Buffer>, tell: (bytes: number) => void): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    tell(bytes);
    yield piece;
  }
}

/**
 * The rows of a file of devices on the disk, batch by batch.
 * @param tell told how many bytes are read
 * @throws UnreadableFile when its header is not one of devices
 */
export function fileBatches(
  { path, encoding, passedOver }: { path: string; encoding: Encoding; passedOver: number },
  tell: (bytes: number) => void,
): AsyncGenerator<DeviceBatch> {
  const pieces = counted(createReadStream(path, { highWaterMark: PIECE_BYTES }), tell);
  return deviceBatches(textOf(pieces, encoding), passedOver);
}
