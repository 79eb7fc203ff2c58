import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { StartFailure } from '../start-failure';

/** The file in a backup's folder that says what is in it; written last. */
export const MANIFEST = 'manifest.json';

const FORMAT = 'throughline-backup-1';

const BACKED_UP = z.object({
  subgraph: z.string(),
  /** In the backup's folder: a name, no path. */
  file: z.string().regex(/^[a-z]+\.sqlite$/),
  bytes: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The migrations that made its tables. */
  migrations: z.array(z.string()),
});
const SCHEMA = z.object({
  format: z.literal(FORMAT),
  /** The moment at which all databases were as they are in it. */
  takenAt: z.iso.datetime(),
  databases: z.array(BACKED_UP).min(1),
});

export type BackedUp = z.infer<typeof BACKED_UP>;
export type Manifest = z.infer<typeof SCHEMA>;

export function manifestText(takenAt: Date, databases: readonly BackedUp[]): string {
  return `${JSON.stringify({ format: FORMAT, takenAt: takenAt.toISOString(), databases }, null, 2)}\n`;
}

/** @throws StartFailure when the folder holds no whole backup that this version can read */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = join(folder, MANIFEST);
  try {
    return SCHEMA.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const why = error instanceof z.ZodError || error instanceof SyntaxError ? 'it is none of a backup' : String(error);
    throw new StartFailure(`${file} cannot be used (${why}); give a folder that throughline backup wrote.`);
  }
}

/** The SHA-256 of a file, in hexadecimal. */
export async function checksum(file: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(file), digest);
  return digest.digest('hex');
}
