import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { backUp } from '../../platform/backup/back-up';
import { assertNotRestoring } from '../../platform/backup/restoring-mark';
import { readSettings } from '../../platform/settings';
import { StartFailure } from '../../platform/start-failure';
import { systemClock } from '../../platform/time/clock';
import { RateLine } from '../rate-line';
import { sqliteFiles } from '../sqlite-files';

export function backupCommand(): Command {
  return new Command('backup')
    .description(
      'Copy all databases of the embedded default, as they are at one moment, into a new folder; the product may run and write meanwhile.',
    )
    .argument('<folder>', 'the folder, which must not be there yet')
    .action(async (folder: string) => {
      const sources = sqliteFiles(readSettings(process.env));
      for (const { file } of sources) {
        assertNotRestoring(file);
        if (!existsSync(file)) {
          throw new StartFailure(`There is no database ${file}; set THROUGHLINE_DATA or DATABASE_URL to where it is.`);
        }
      }
      const line = new RateLine('per cent');
      const { takenAt, databases } = await backUp(sources, folder, systemClock.now, (subgraph, part) => {
        const done = sources.findIndex((source) => source.subgraph === subgraph) + part;
        line.tell(Math.floor((done * 100) / sources.length), 100);
      }).finally(() => line.end());
      for (const { file, bytes, sha256 } of databases) process.stdout.write(`${sha256}  ${file}  ${bytes} bytes\n`);
      process.stdout.write(`Backed up to ${folder}, all as of ${takenAt.toISOString()}.\n`);
      process.stdout.write('Keys are not part of it: the key of development tokens stays in its data folder.\n');
    });
}
