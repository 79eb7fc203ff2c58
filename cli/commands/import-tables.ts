import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Database } from '../../platform/database/database';
import type { Authorship } from '../../platform/history/history';
import { Refusal } from '../../platform/input/problems';
import { readSettings } from '../../platform/settings';
import { StartFailure } from '../../platform/start-failure';
import { decoded } from '../../platform/text/decoded';
import {
  importCoverage,
  importOrganisations,
  importServiceProviders,
  type TableImport,
} from '../../subgraphs/inventory';
import { commandAuthorship } from '../authorship';
import { withDatabases } from '../open-databases';

interface Options {
  dryRun?: boolean;
  replace?: boolean;
}

type TakeTable = (database: Database, by: Authorship, csv: string, options: Required<Options>) => Promise<TableImport>;

function readText(file: string): string {
  try {
    return decoded(readFileSync(file));
  } catch (error) {
    throw new StartFailure(`The file cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

/** One line a problem, in the form that editors make into links: the row counts from 1 after the header. */
function describeRefusal(file: string, { userErrors }: Refusal): string {
  const lines = userErrors.map(({ field, code, message, suggestion }) => {
    const [, row, column] = field;
    const place = [row !== undefined && /^\d/.test(row) ? `row ${row}` : row, column].filter(Boolean).join(', ');
    return `${file}: ${place === '' ? '' : `${place}: `}${code}: ${message} ${suggestion}`;
  });
  return [...lines, 'Nothing was taken.'].join('\n');
}

function describe({ rows, added, changed, unchanged, removed, dryRun }: TableImport): string {
  const counts = `${added} new, ${changed} changed, ${unchanged} there already, ${removed} forgotten`;
  return `${rows} rows: ${counts}.${dryRun ? ' It was checked alone; nothing was changed.' : ''}`;
}

/** A command that takes a small table of the inventory as a whole. */
function tableCommand(name: string, description: string, action: string, take: TakeTable): Command {
  return new Command(name)
    .description(`${description} All of it is taken, or nothing.`)
    .argument('<file>', 'CSV file with a header row (see the guide for its columns)')
    .option('--dry-run', 'check everything, change nothing')
    .action(async (file: string, { dryRun = false, replace = false }: Options) => {
      const csv = readText(file);
      await withDatabases(readSettings(process.env), ['inventory'], async ([inventory]) => {
        if (!inventory) throw new StartFailure('The inventory cannot be opened.');
        const by = commandAuthorship(action);
        const report = await take(inventory.database, by, csv, { dryRun, replace }).catch((error: unknown) => {
          throw error instanceof Refusal ? new StartFailure(describeRefusal(file, error)) : error;
        });
        process.stdout.write(`${describe(report)}\n`);
      });
    });
}

export function importOrganisationsCommand(): Command {
  const what = 'Take organisations from a CSV file, those that differ from what is held too.';
  return tableCommand('organisations', what, 'importOrganisations', importOrganisations);
}

export function importServiceProvidersCommand(): Command {
  const what = 'Take service providers from a CSV file, those that differ from what is held too.';
  return tableCommand('service-providers', what, 'importServiceProviders', importServiceProviders);
}

export function importCoverageCommand(): Command {
  const what = 'Take a table of SM WAN coverage from a CSV file.';
  return tableCommand('coverage', what, 'importSmWanCoverage', importCoverage).option(
    '--replace',
    'forget the places that the file does not have',
  );
}
