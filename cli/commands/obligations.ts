import { Command } from 'commander';
import { readSettings } from '../../platform/settings';
import { StartFailure } from '../../platform/start-failure';
import { type BrokenQuery, checkSampleQueries, checkSavedQueries } from '../../subgraphs/changes';
import { withDatabases } from '../open-databases';

function savedQueries(): Promise<BrokenQuery[]> {
  return withDatabases(readSettings(process.env), ['changes'], async ([changes]) => {
    if (!changes) throw new StartFailure('The database of changes cannot be opened.');
    return checkSavedQueries(changes.database);
  });
}

export function obligationsCommand(): Command {
  const check = new Command('check')
    .description("Check that this release's schema allows the queries of obligations: before it is deployed.")
    .option('--database', 'those in the database of the settings, instead of those of the sample case')
    .action(async ({ database }: { database?: boolean }) => {
      const broken = database ? await savedQueries() : checkSampleQueries();
      if (broken.length === 0) return;
      const lines = broken.flatMap(({ id, faults }) => faults.map((fault) => `  ${id}: ${fault}`));
      throw new StartFailure(['These obligations could not be assessed:', ...lines].join('\n'));
    });
  return new Command('obligations').description('Obligations, before they are assessed.').addCommand(check);
}
