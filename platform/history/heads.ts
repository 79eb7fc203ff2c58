import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { StartFailure } from '../start-failure';
import type { Head } from './chain-check';

/** The ends of all histories at some time, as they are kept elsewhere. */
export interface KeptHeads {
  keptAt: string;
  /** Those of a subgraph, in the order in which its database has the things. */
  of(subgraph: string): AsyncGenerator<Head>;
}

const FORMAT = 'throughline-heads';
const FIRST = z.object({ format: z.literal(FORMAT), keptAt: z.iso.datetime() });
const LINE = z.tuple([z.string(), z.string(), z.int(), z.string().length(64)]);
const LAST = z.object({ heads: z.int() });

export function firstLine(keptAt: Date): string {
  return `${JSON.stringify({ format: FORMAT, keptAt: keptAt.toISOString() })}\n`;
}

export function headLine(subgraph: string, { thingId, sequence, hash }: Head): string {
  return `${JSON.stringify([subgraph, thingId, sequence, hash])}\n`;
}

/** Ends the file, so that one that was cut off is not taken for a whole one. */
export function lastLine(heads: number): string {
  return `${JSON.stringify({ heads })}\n`;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
}

async function* headsOf(file: string, subgraph: string): AsyncGenerator<Head> {
  const beginning = `[${JSON.stringify(subgraph)},`;
  for await (const line of linesOf(file)) {
    if (!line.startsWith(beginning)) continue;
    const [, thingId, sequence, hash] = LINE.parse(JSON.parse(line));
    yield { thingId, sequence, hash };
  }
}

/** @throws Error when the file is not all of what was written */
async function beginningOfWhole(file: string): Promise<string> {
  let keptAt: string | undefined;
  let ended = false;
  let count = 0;
  for await (const line of linesOf(file)) {
    if (ended) throw new Error('it goes on after its end');
    const read: unknown = JSON.parse(line);
    if (keptAt === undefined) keptAt = FIRST.parse(read).keptAt;
    else if (Array.isArray(read)) {
      LINE.parse(read);
      count += 1;
    } else {
      if (LAST.parse(read).heads !== count) throw new Error('lines of it are missing');
      ended = true;
    }
  }
  if (keptAt === undefined || !ended) throw new Error('its end is missing');
  return keptAt;
}

/**
 * Reads the ends of histories that were kept, a line at a time.
 * @throws StartFailure when the file is none of that, or not all of it
 */
export async function readHeads(file: string): Promise<KeptHeads> {
  const keptAt = await beginningOfWhole(file).catch((error: unknown) => {
    const isOther = error instanceof SyntaxError || error instanceof z.ZodError;
    const why = isOther ? 'it is none of that' : error instanceof Error ? error.message : String(error);
    throw new StartFailure(`${file} cannot be used (${why}); give a file that throughline verify --heads wrote.`);
  });
  return { keptAt, of: (subgraph) => headsOf(file, subgraph) };
}
