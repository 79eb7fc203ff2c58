import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { StartFailure } from '../start-failure';
import type { Head } from './chain-check';

/** The ends of all histories at some time, by database, as they are kept elsewhere. */
export interface KeptHeads {
  keptAt: string;
  /** By subgraph and thing. */
  heads: Map<string, Map<string, Omit<Head, 'thingId'>>>;
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

/**
 * Reads the ends of histories that were kept.
 * @throws StartFailure when the file is none of that, or not all of it
 */
export async function readHeads(file: string): Promise<KeptHeads> {
  const heads: KeptHeads['heads'] = new Map();
  let keptAt: string | undefined;
  let ended = false;
  let count = 0;
  const refusal = (why: string) =>
    new StartFailure(`${file} cannot be used (${why}); give a file that throughline verify --heads wrote.`);
  try {
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
      const read: unknown = JSON.parse(line);
      if (ended) throw new Error('it goes on after its end');
      if (keptAt === undefined) keptAt = FIRST.parse(read).keptAt;
      else if (Array.isArray(read)) {
        const [subgraph, thingId, sequence, hash] = LINE.parse(read);
        const own = heads.get(subgraph) ?? new Map<string, Omit<Head, 'thingId'>>();
        heads.set(subgraph, own.set(thingId, { sequence, hash }));
        count += 1;
      } else {
        if (LAST.parse(read).heads !== count) throw new Error('lines of it are missing');
        ended = true;
      }
    }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) throw refusal('it is none of that');
    throw refusal(error instanceof Error ? error.message : String(error));
  }
  if (keptAt === undefined || !ended) throw refusal('its end is missing');
  return { keptAt, heads };
}
