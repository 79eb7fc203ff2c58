import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import type { Ask } from '../gateway/exports/ask';
import { type Format, isText } from '../gateway/exports/export-format';
import type { OpenedExport } from '../gateway/exports/open-export';
import type { OnProgress } from '../gateway/exports/progress';
import { StartFailure } from '../platform/start-failure';
import { withGraph } from './graph-reader';
import { told } from './graph-refusal';
import { RateLine } from './rate-line';
import { keepHeapSmall } from './small-heap';
import { assertFilePlace, writeWhole } from './whole-file';

/** What every export is told besides what to export. */
export interface ExportOptions<F extends Format = Format> {
  format: F;
  edition: 'public' | 'full';
  output?: string;
  url?: string;
  token?: string;
}

/** Whether whoever reads what we print has stopped reading. */
function isReaderGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

/** Prints a stream, as far as whoever reads it wants it. */
export async function print(content: Readable): Promise<void> {
  await pipeline(content, process.stdout, { end: false }).catch((error: unknown) => {
    if (!isReaderGone(error)) throw error;
  });
}

function assertOutput({ output, format }: { output?: string; format: Format }): Promise<void> {
  if (output !== undefined) return assertFilePlace(output);
  if (!process.stdout.isTTY || isText(format)) return Promise.resolve();
  throw new StartFailure(`A terminal cannot show ${format}; name a file with --output, or pipe it on.`);
}

function assertReader({ url, token, edition }: { url?: string; token?: string; edition: 'public' | 'full' }): void {
  if (url === undefined) {
    if (token !== undefined) throw new StartFailure('The option --token goes with --url.');
  } else if (edition === 'full' && token === undefined) {
    throw new StartFailure('The full edition of a running product needs --token, of somebody who may see all of it.');
  } else if (edition === 'public' && token !== undefined) {
    throw new StartFailure('The public edition is read without a token; give --edition full, or leave --token out.');
  }
}

/** Opens an export as its options say, and writes it where they say. */
export async function runExport(
  open: (ask: Ask, onProgress: OnProgress) => Promise<OpenedExport>,
  options: ExportOptions,
): Promise<void> {
  const { url, edition: reader, output } = options;
  // The one in the environment stays there for all commands, so it is used only where one is needed.
  const token = options.token ?? (url !== undefined && reader === 'full' ? process.env.THROUGHLINE_TOKEN : undefined);
  assertReader({ ...options, ...(token === undefined ? {} : { token }) });
  await assertOutput(options);
  const from = { reader, ...(url === undefined ? {} : { url }), ...(token === undefined ? {} : { token }) };
  const line = new RateLine('comments');
  keepHeapSmall();
  try {
    await withGraph(from, async (ask) => {
      const { edition, content } = await open(ask, line.tell);
      if (reader === 'full' && edition.key !== 'full') {
        content.destroy();
        throw new StartFailure(
          `The token is not of somebody who may see all of it; it gives the ${edition.key} edition.`,
        );
      }
      await (output === undefined ? print(content) : writeWhole(output, content));
      line.end();
      if (output !== undefined) process.stderr.write(`${output} was written. ${edition.label}.\n`);
    });
  } catch (error) {
    line.end();
    told(error);
  }
}

export function readUrl(text: string): string {
  if (URL.canParse(text) && /^https?:/.test(text)) return text;
  throw new StartFailure('The option --url takes a URL like http://127.0.0.1:4000.');
}

/** Gives a command the options that every export has. */
export function withExportOptions(command: Command, formats: readonly Format[], usual?: Format): Command {
  const format = new Option('--format <format>', 'how it is written').choices(formats);
  return command
    .addOption(usual === undefined ? format.makeOptionMandatory() : format.default(usual))
    .addOption(
      new Option('--edition <edition>', 'what anybody may read, or all of it, confidential text and drafts included')
        .choices(['public', 'full'])
        .default('public'),
    )
    .option('--output <file>', 'where it goes, whole or not at all; else it is printed')
    .option('--url <url>', 'a running product to read, instead of the databases of the settings', readUrl)
    .option('--token <token>', 'with --url and --edition full: the token of who reads (or THROUGHLINE_TOKEN)');
}
