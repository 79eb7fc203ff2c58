import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { Refusal } from '../../platform/input/problems';
import { readSettings } from '../../platform/settings';
import { StartFailure } from '../../platform/start-failure';
import { importScenarios } from '../../subgraphs/bcdr';
import { commandAuthorship } from '../authorship';
import { withDatabases } from '../open-databases';

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartFailure(`The file cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

/** One line a problem: file, path in it, code, message, suggestion. */
function describeRefusal(file: string, { userErrors }: Refusal): string {
  const lines = userErrors.map(({ field, code, message, suggestion }) => {
    const place = field.length > 0 ? `${field.join('.')}: ` : '';
    return `${file}: ${place}${code}: ${message} ${suggestion}`;
  });
  return [...lines, 'Nothing was taken.'].join('\n');
}

export function importScenariosCommand(): Command {
  return new Command('scenarios')
    .description('Take recovery scenarios and service requests from a JSON file: all of it, or nothing.')
    .argument('<file>', 'JSON file, as "throughline export scenarios" writes it')
    .option('--dry-run', 'check everything, change nothing')
    .action(async (file: string, { dryRun = false }: { dryRun?: boolean }) => {
      const text = readFile(file);
      await withDatabases(readSettings(process.env), ['bcdr'], async ([bcdr]) => {
        if (!bcdr) throw new StartFailure('The database of scenarios cannot be opened.');
        const by = commandAuthorship('importScenarios');
        const done = await importScenarios(bcdr.database, by, text, { dryRun }).catch((error: unknown) => {
          throw error instanceof Refusal ? new StartFailure(describeRefusal(file, error)) : error;
        });
        const { defined, changed, unchanged } = done;
        const what = dryRun ? 'It can be taken' : 'It was taken';
        process.stdout.write(`${what}: ${defined} defined, ${changed} changed, ${unchanged} there already.\n`);
      });
    });
}
