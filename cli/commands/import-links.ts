import { createReadStream, existsSync } from 'node:fs';
import { Command } from 'commander';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import type { Ask } from '../../gateway/exports/ask';
import { StartFailure } from '../../platform/start-failure';
import { commandSubject } from '../authorship';
import { withGraph } from '../graph-reader';
import { told } from '../graph-refusal';

const NEEDED = ['type', 'from', 'to'];
const TAKEN = [...NEEDED, 'rationale', 'owner', 'status', 'id'];
/** What an export tells beside that, and an import has no use for. */
const IGNORED = ['createdAt', 'createdBy', 'fromType', 'fromLabel', 'toType', 'toLabel'];
const BATCH_ROWS = 500;

const faultShape = z.object({
  ...{ row: z.number(), column: z.string(), value: z.string().nullable() },
  ...{ code: z.string(), message: z.string(), suggestion: z.string() },
});
const shape = z.object({
  importTraceLinks: z.object({
    traceLinkImport: z
      .object({
        ...{ added: z.number(), changed: z.number(), retired: z.number(), unchanged: z.number() },
        ...{ rejected: z.number(), faults: z.array(faultShape) },
      })
      .nullable(),
    userErrors: z.array(z.object({ code: z.string(), message: z.string(), suggestion: z.string() })),
  }),
});

const IMPORT = `mutation ($input: ImportTraceLinksInput!) { importTraceLinks(input: $input) {
  traceLinkImport { added changed retired unchanged rejected faults { row column value code message suggestion } }
  userErrors { code message suggestion } } }`;

type Row = Record<string, string>;

function readHeader(names: string[]): string[] {
  const header = names.map((name) => name.trim());
  const missing = NEEDED.filter((name) => !header.includes(name));
  const unknown = header.filter((name) => ![...TAKEN, ...IGNORED].includes(name));
  if (missing.length === 0 && unknown.length === 0) return header;
  const faults = [
    ...(missing.length > 0 ? [`the columns ${missing.join(', ')} are missing`] : []),
    ...(unknown.length > 0 ? [`the columns ${unknown.join(', ')} are not known`] : []),
  ];
  throw new StartFailure(`In the header row ${faults.join(', and ')}; the columns are: ${TAKEN.join(', ')}.`);
}

class Batches {
  private readonly counts = { added: 0, changed: 0, retired: 0, unchanged: 0, rejected: 0 };
  private rows = 0;

  constructor(
    private readonly ask: Ask,
    private readonly dryRun: boolean,
  ) {}

  async take(rows: readonly Row[]): Promise<void> {
    const links = rows.map((row) =>
      Object.fromEntries(TAKEN.flatMap((name) => (name in row ? [[name, row[name]]] : []))),
    );
    const input = { links, firstRow: this.rows + 1, dryRun: this.dryRun };
    const { traceLinkImport: done, userErrors } = shape.parse(await this.ask(IMPORT, { input })).importTraceLinks;
    if (!done)
      throw new StartFailure(userErrors.map(({ message, suggestion }) => `${message} ${suggestion}`).join('\n'));
    for (const { row, column, value, code, message, suggestion } of done.faults) {
      const cell = value === null ? column : `${column} ${JSON.stringify(value)}`;
      process.stderr.write(`row ${row}, ${cell}: ${code}: ${message} ${suggestion}\n`);
    }
    this.rows += rows.length;
    this.counts.added += done.added;
    this.counts.changed += done.changed;
    this.counts.retired += done.retired;
    this.counts.unchanged += done.unchanged;
    this.counts.rejected += done.rejected;
  }

  tell(): void {
    const { added, changed, retired, unchanged, rejected } = this.counts;
    const counts = `${added} new, ${changed} changed, ${retired} retired, ${unchanged} there already, ${rejected} left out`;
    const checked = this.dryRun ? ' They were checked alone; nothing was changed.' : '';
    process.stdout.write(`${this.rows} rows: ${counts}.${checked}\n`);
    if (rejected > 0) process.exitCode = 1;
  }
}

async function importFile(file: string, dryRun: boolean): Promise<void> {
  if (!existsSync(file)) throw new StartFailure(`There is no file ${file}.`);
  await withGraph({ reader: 'full', subject: commandSubject() }, async (ask) => {
    const batches = new Batches(ask, dryRun);
    const source = createReadStream(file, 'utf8');
    const records = source.pipe(parse({ bom: true, columns: readHeader, skip_empty_lines: true }));
    source.once('error', ({ message }) => records.destroy(new StartFailure(`${file} cannot be read: ${message}.`)));
    let batch: Row[] = [];
    for await (const record of records) {
      batch.push(record);
      if (batch.length < BATCH_ROWS) continue;
      await batches.take(batch);
      batch = [];
    }
    if (batch.length > 0) await batches.take(batch);
    batches.tell();
  }).catch((error: unknown) => {
    if (error instanceof CsvError) throw new StartFailure(`${file}: ${error.message}. Correct it and import it again.`);
    return told(error);
  });
}

export function importLinksCommand(): Command {
  return new Command('links')
    .description('Take links from a CSV file; rows with faults are named and left out, the others are taken.')
    .argument('<file>', `CSV file with a header row of the columns ${TAKEN.join(', ')}`)
    .option('--dry-run', 'check everything, change nothing')
    .action((file: string, { dryRun = false }: { dryRun?: boolean }) => importFile(file, dryRun));
}
