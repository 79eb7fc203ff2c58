import { Command } from 'commander';
import { declineSample } from '../../gateway/load-sample';
import { readSettings } from '../../platform/settings';
import { ALL_SUBGRAPHS, withDatabases } from '../open-databases';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Make the databases, or bring them up to date; the sample case stays out of new ones.')
    .action(() =>
      withDatabases(readSettings(process.env), ALL_SUBGRAPHS, async (databases) => {
        await declineSample(databases);
        process.stdout.write(`Up to date: ${databases.map(({ name }) => name).join(', ')}.\n`);
      }),
    );
}
