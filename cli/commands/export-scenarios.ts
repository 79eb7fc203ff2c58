import { Readable } from 'node:stream';
import { Command } from 'commander';
import { readSettings } from '../../platform/settings';
import { StartFailure } from '../../platform/start-failure';
import { exportScenarios } from '../../subgraphs/bcdr';
import { withDatabases } from '../open-databases';
import { assertFilePlace, writeWhole } from '../whole-file';

export function exportScenariosCommand(): Command {
  return new Command('scenarios')
    .description('Write the recovery scenarios and service requests as JSON; imported again, it changes nothing.')
    .option('--output <file>', 'where it goes, whole or not at all; else it is printed')
    .action(async ({ output }: { output?: string }) => {
      if (output !== undefined) await assertFilePlace(output);
      await withDatabases(readSettings(process.env), ['bcdr'], async ([bcdr]) => {
        if (!bcdr) throw new StartFailure('The database of scenarios cannot be opened.');
        const text = await exportScenarios(bcdr.database);
        if (output === undefined) process.stdout.write(text);
        else await writeWhole(output, Readable.from([Buffer.from(text)]));
      });
    });
}
