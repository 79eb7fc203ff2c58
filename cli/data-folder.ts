import { accessSync, constants, mkdirSync } from 'node:fs';
import { StartFailure } from '../platform/database/database';

/** @throws StartFailure when the folder cannot be made or written to */
export function ensureWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFailure(
      `The folder ${folder} cannot be written to (${reason}); set THROUGHLINE_DATA to one that can.`,
    );
  }
}
