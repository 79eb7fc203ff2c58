import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { Refusal } from '../../platform/input/problems';
import { readSettings } from '../../platform/settings';
import { StartFailure } from '../../platform/start-failure';
import { importConsultation } from '../../subgraphs/changes';
import { commandAuthorship } from '../authorship';
import { withDatabases } from '../open-databases';

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartFailure(`The file cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

/** One line a problem, in the form that editors and CI jobs make into links: file, line, code, message. */
function describeRefusal(file: string, { userErrors }: Refusal): string {
  const lines = userErrors.map(({ field, code, message, suggestion }) => {
    const line = field.at(-1)?.replace(/^line /, '');
    return `${file}:${line}: ${code}: ${message} ${suggestion}`;
  });
  return [...lines, 'Nothing was taken.'].join('\n');
}

const OUTCOMES = {
  IMPORTED: 'was imported',
  UNCHANGED: 'was there already, just so; nothing was changed',
  REVISED: 'was there with another text; it is now a revision of it',
  CHECKED: 'can be imported',
} as const;

export function importConsultationCommand(): Command {
  return new Command('consultation')
    .description('Take a published consultation document: all of it, or nothing.')
    .argument('<file>', 'text of the document, UTF-8')
    .option('--dry-run', 'check everything, change nothing')
    .action(async (file: string, { dryRun = false }: { dryRun?: boolean }) => {
      const text = readText(file);
      await withDatabases(readSettings(process.env), ['changes'], async ([changes]) => {
        if (!changes) throw new StartFailure('The database of changes cannot be opened.');
        const by = commandAuthorship('importConsultation');
        const { consultation, outcome } = await importConsultation(changes.database, by, text, { dryRun }).catch(
          (error: unknown) => {
            throw error instanceof Refusal ? new StartFailure(describeRefusal(file, error)) : error;
          },
        );
        const name = consultation
          ? `The consultation ${consultation.reference}, “${consultation.title}”,`
          : 'The document';
        process.stdout.write(`${name} ${OUTCOMES[outcome]}.\n`);
      });
    });
}
