import { Command } from 'commander';
import { loadSample } from '../../gateway/load-sample';
import { readSettings } from '../../platform/settings';
import { StartFailure } from '../../platform/start-failure';
import { systemClock } from '../../platform/time/clock';
import { ALL_SUBGRAPHS, withDatabases } from '../open-databases';

export function sampleCommand(): Command {
  return new Command('sample')
    .description('Put the sample case into databases that are new; npm start does so by itself.')
    .action(() =>
      withDatabases(readSettings(process.env), ALL_SUBGRAPHS, async (databases) => {
        if (!(await loadSample(databases, systemClock))) {
          throw new StartFailure('The databases hold data already; the sample case goes into new ones only.');
        }
        process.stdout.write('The sample case was loaded.\n');
      }),
    );
}
