import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { readSettings } from '../../platform/settings';
import { StartFailure } from '../../platform/start-failure';
import { type FileOutcome, ImportTakenOver, importDeviceFile, UnreadableFile } from '../../subgraphs/inventory';
import { commandAuthorship } from '../authorship';
import { ImportBar } from '../import-bar';
import { withDatabases } from '../open-databases';
import { keepHeapSmall } from '../small-heap';
import { untilInterrupted } from '../until-interrupted';
import { assertFilePlace } from '../whole-file';

interface Options {
  dryRun?: boolean;
  rejects?: string;
}

/** Exit code of a command that was told to end. */
const INTERRUPTED = 130;

async function assertFiles(file: string, rejects: string | undefined): Promise<void> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new StartFailure(`There is no file ${file}.`);
  // It is read twice: first what it is, then its rows.
  if (!found.isFile())
    throw new StartFailure(`${file} is no file that can be read from its beginning; save it as one.`);
  if (rejects === undefined) return;
  if (resolve(rejects) === resolve(file))
    throw new StartFailure('The rejected rows cannot go where the rows come from.');
  await assertFilePlace(rejects);
}

function describe({ rows, accepted, unchanged, rejected, rejectsFile, whole }: FileOutcome, dryRun: boolean): string {
  const taken = dryRun ? `${accepted} would be taken` : `${accepted} taken`;
  const lines = [`${rows} rows: ${taken}, ${unchanged} there already, ${rejected} left out.`];
  if (rejectsFile !== null) {
    lines.push(`The rows that were left out are in ${rejectsFile}: mend them there, and import that file.`);
  }
  if (!whole && dryRun) lines.push('It was broken off.');
  else if (!whole) lines.push('It was broken off; start it again to go on from there.');
  else if (dryRun) lines.push('Nothing was changed.');
  return lines.join('\n');
}

export function importDevicesCommand(): Command {
  return new Command('devices')
    .description('Take devices from a CSV file; rows that break a rule are left out and told, the others are taken.')
    .argument('<file>', 'CSV file with a header row (see the guide for its columns)')
    .option('--dry-run', 'check everything, change nothing')
    .option(
      '--rejects <file>',
      'where rows go that are left out, each with what is wrong; beside the file unless given',
    )
    .action(async (file: string, { dryRun = false, rejects }: Options) => {
      await assertFiles(file, rejects);
      keepHeapSmall();
      await withDatabases(readSettings(process.env), ['inventory'], async ([inventory]) => {
        if (!inventory) throw new StartFailure('The inventory cannot be opened.');
        const bar = new ImportBar();
        const outcome = await untilInterrupted((stopping) =>
          importDeviceFile(file, {
            ...{ database: inventory.database, by: commandAuthorship('importDevices'), dryRun, stopping, ahead: true },
            ...(rejects === undefined ? {} : { rejects }),
            onNotice: (sentence) => process.stderr.write(`${sentence}\n`),
            onProgress: bar.tell,
          }),
        )
          .catch((error: unknown) => {
            if (error instanceof ImportTakenOver) throw new StartFailure(error.message);
            throw error instanceof UnreadableFile ? new StartFailure(`${file}: ${error.message}`) : error;
          })
          .finally(() => bar.end());
        process.stdout.write(`${describe(outcome, dryRun)}\n`);
        if (!outcome.whole) process.exitCode = INTERRUPTED;
        else if (outcome.rejected > 0) process.exitCode = 1;
      });
    });
}
