import { Readable } from 'node:stream';
import { Command } from 'commander';
import { SUBGRAPHS } from '../../gateway/subgraphs';
import { openForReading } from '../../platform/database/open-for-reading';
import { firstLine, headLine, type KeptHeads, lastLine, readHeads } from '../../platform/history/heads';
import { type HistoryReport, verifyingHistory } from '../../platform/history/verify-history';
import { databaseOf, readSettings, type Settings } from '../../platform/settings';
import { StartFailure } from '../../platform/start-failure';
import { systemClock } from '../../platform/time/clock';
import { RateLine } from '../rate-line';
import { assertFilePlace, writeWhole } from '../whole-file';

interface VerifyOptions {
  json?: boolean;
  heads?: string;
  against?: string;
}

/** What a job learns from the exit code: whether a history is broken, or nothing could be found out. */
const BROKEN = 1;
const FAILED = 2;

type Found = HistoryReport & { subgraph: string };

/**
 * Verifies every database.
 * @yields the lines of a file of heads
 */
async function* verifyAll(settings: Settings, kept: KeptHeads | undefined, found: Found[]): AsyncGenerator<string> {
  let heads = 0;
  yield firstLine(systemClock.now());
  for (const contents of SUBGRAPHS) {
    const { name: subgraph, bornWithoutHistory: bornWithout = [] } = contents;
    const { reads, close } = await openForReading({ location: databaseOf(settings, subgraph), contents });
    const line = new RateLine(`entries of ${subgraph}`);
    try {
      const of = { bornWithout, kept: kept?.heads.get(subgraph) ?? new Map(), onProgress: line.tell };
      const verifying = verifyingHistory(reads, of);
      for (;;) {
        const { done, value } = await verifying.next();
        if (done) {
          found.push({ subgraph, ...value });
          break;
        }
        heads += value.length;
        yield value.map((head) => headLine(subgraph, head)).join('');
      }
    } finally {
      line.end();
      await close();
    }
  }
  yield lastLine(heads);
}

const isBroken = ({ first }: Found) => first !== null;

async function* unlessBroken(lines: AsyncGenerator<string>, found: readonly Found[]): AsyncGenerator<string> {
  yield* lines;
  if (found.some(isBroken))
    throw new StartFailure('No heads were written: the ends of broken histories prove nothing.');
}

function sentence({ subgraph, entries, things, broken, first }: Found): string {
  const read = `${subgraph}: ${entries} entries of ${things} things`;
  if (!first) return `${read}, whole.\n`;
  const { thingId, sequence, message, code } = first;
  const others = broken > 1 ? ` (the first of ${broken} broken histories)` : '';
  return `${read}, BROKEN${others}.\n  ${code} at entry ${sequence} of ${thingId}: ${message}\n`;
}

async function verify({ json, heads, against }: VerifyOptions): Promise<void> {
  const settings = readSettings(process.env);
  const kept = against === undefined ? undefined : await readHeads(against);
  const found: Found[] = [];
  const lines = verifyAll(settings, kept, found);
  if (heads !== undefined) {
    await assertFilePlace(heads);
    await writeWhole(heads, Readable.from(unlessBroken(lines, found))).catch((error: unknown) => {
      if (!found.some(isBroken) || !(error instanceof StartFailure)) throw error;
      process.stderr.write(`${error.message}\n`);
    });
  } else for await (const _line of lines);
  const whole = !found.some(isBroken);
  if (json)
    process.stdout.write(`${JSON.stringify({ whole, against: kept?.keptAt ?? null, subgraphs: found }, null, 2)}\n`);
  else process.stdout.write(found.map(sentence).join(''));
  if (!whole) process.exitCode = BROKEN;
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'Check the history of every thing, entry by entry; exit code 1 when one was changed after the fact, 2 when it could not be found out.',
    )
    .option('--json', 'tell it as JSON')
    .option('--heads <file>', 'write where every history ends to a file, to be kept where nobody can change it')
    .option('--against <file>', 'check too that every end in this file, written by --heads, is still there')
    .action((options: VerifyOptions) =>
      verify(options).catch((error: unknown) => {
        const expected = error instanceof StartFailure;
        process.stderr.write(expected ? `${error.message}\n` : `${error instanceof Error ? error.stack : error}\n`);
        process.exitCode = FAILED;
      }),
    );
}
