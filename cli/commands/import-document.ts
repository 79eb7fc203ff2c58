import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { Command } from 'commander';
import { Refusal } from '../../platform/input/problems';
import { readSettings } from '../../platform/settings';
import { StartFailure } from '../../platform/start-failure';
import { DocumentFormat, type DocumentImport, importDocument, MAX_FILE_BYTES } from '../../subgraphs/changes';
import { commandAuthorship } from '../authorship';
import { withDatabases } from '../open-databases';

interface Options {
  document: string;
  label: string;
  basedOn?: string;
  note?: string;
  dryRun?: boolean;
}

const FORMATS: Readonly<Record<string, DocumentFormat>> = {
  '.docx': DocumentFormat.DOCX,
  '.docm': DocumentFormat.DOCX,
  '.md': DocumentFormat.MARKDOWN,
  '.markdown': DocumentFormat.MARKDOWN,
};

const MB = 1024 * 1024;

/** A file's bytes; one that is larger than any document is not read at all. */
function readBytes(file: string): Buffer {
  try {
    const { size } = statSync(file);
    if (size > MAX_FILE_BYTES) {
      const sizes = `${(size / MB).toFixed(1)} MB; at most ${MAX_FILE_BYTES / MB} MB are taken`;
      throw new StartFailure(`${file}: TOO_LARGE: It has ${sizes}. Leave pictures out, or bring it in parts.`);
    }
    return readFileSync(file);
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    throw new StartFailure(`The file cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

function formatOf(file: string): DocumentFormat {
  const format = FORMATS[extname(file).toLowerCase()];
  if (format) return format;
  throw new StartFailure(`${file} is neither a Word document (.docx) nor Markdown (.md); save it as one of them.`);
}

/** One line a problem, in the form that editors and CI jobs make into links: file, line or other place, code, message. */
function describeRefusal(file: string, { userErrors }: Refusal): string {
  const lines = userErrors.map(({ field, code, message, suggestion }) => {
    const place = (field[0] === 'content' ? field.slice(1) : field).join(' ').replace(/^line /, '');
    return `${file}:${place === '' ? '' : `${place}:`} ${code}: ${message} ${suggestion}`;
  });
  return [...lines, 'Nothing was taken.'].join('\n');
}

function describe({ baseline, outcome, differences, notices, clauseCount }: DocumentImport): string {
  const counts = new Map<string, number>();
  for (const { kind } of differences) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const changed = [...counts].map(([kind, count]) => `${count} ${kind.toLowerCase()}`).join(', ');
  const against = changed === '' ? 'none of them changed' : changed;
  const what = {
    CHECKED: 'The document can be imported',
    UNCHANGED: `${baseline?.id} was there already, just so; nothing was changed`,
    IMPORTED: `The draft ${baseline?.id} was made`,
    REVISED: `The draft ${baseline?.id} was changed`,
  }[outcome];
  return [`${what}: ${clauseCount} clauses, ${against}.`, ...notices].join('\n');
}

export function importDocumentCommand(): Command {
  return new Command('document')
    .description('Take a document as a draft baseline: all of it, or nothing.')
    .argument('<file>', 'Word document (.docx) or Markdown (.md)')
    .requiredOption('--document <code>', 'short name of the document, e.g. "SSI DS"')
    .requiredOption('--label <label>', 'number that the baseline gets, e.g. 2.1')
    .option('--based-on <id>', 'baseline that the text was made from; the one in force unless given')
    .option('--note <text>', 'why the draft is made')
    .option('--dry-run', 'check everything, change nothing')
    .action(async (file: string, { document, label, basedOn = '', note = '', dryRun = false }: Options) => {
      const format = formatOf(file);
      const content = readBytes(file);
      const given = { documentCode: document, label, basedOnId: basedOn || null, note: note || null, format, content };
      await withDatabases(readSettings(process.env), ['changes'], async ([changes]) => {
        if (!changes) throw new StartFailure('The database of changes cannot be opened.');
        const by = commandAuthorship('importDocument');
        const done = await importDocument(changes.database, by, given, { dryRun }).catch((error: unknown) => {
          throw error instanceof Refusal ? new StartFailure(describeRefusal(file, error)) : error;
        });
        process.stdout.write(`${describe(done)}\n`);
      });
    });
}
