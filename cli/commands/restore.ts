import { Command } from 'commander';
import { SUBGRAPHS } from '../../gateway/subgraphs';
import { restore } from '../../platform/backup/restore';
import { readSettings } from '../../platform/settings';
import { systemClock } from '../../platform/time/clock';
import { ensureFolderOf } from '../data-folder';
import { sqliteFiles } from '../sqlite-files';

export function restoreCommand(): Command {
  return new Command('restore')
    .description('Put the databases of a backup in their place, after checking that nothing of it has changed.')
    .argument('<folder>', 'a folder that throughline backup wrote')
    .option('--force', 'when there is data already: put it aside under another name')
    .action(async (folder: string, { force = false }: { force?: boolean }) => {
      const destinations = sqliteFiles(readSettings(process.env)).map(({ subgraph, file }) => {
        const { migrations = [] } = SUBGRAPHS.find(({ name }) => name === subgraph) ?? {};
        ensureFolderOf(file);
        return { subgraph, file, migrations: migrations.map(({ name }) => name) };
      });
      const { takenAt, putAside } = await restore(folder, destinations, { force, now: systemClock.now() });
      for (const file of putAside) process.stdout.write(`Put aside: ${file}\n`);
      process.stdout.write(`Restored from ${folder}, as of ${takenAt}. Check it with: npx throughline verify\n`);
    });
}
