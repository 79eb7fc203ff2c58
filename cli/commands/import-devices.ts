import { createReadStream, existsSync } from 'node:fs';
import { Command } from 'commander';
import { readSettings } from '../../platform/settings';
import { StartFailure } from '../../platform/start-failure';
import { importDevices, UnreadableFile } from '../../subgraphs/inventory';
import { commandAuthorship } from '../authorship';
import { withDatabases } from '../open-databases';

export function importDevicesCommand(): Command {
  return new Command('devices')
    .description('Take devices from a CSV file; rows that break a rule are named and left out, the others are taken.')
    .argument('<file>', 'CSV file with a header row (see the guide for its columns)')
    .action(async (file: string) => {
      if (!existsSync(file)) throw new StartFailure(`There is no file ${file}.`);
      await withDatabases(readSettings(process.env), ['inventory'], async ([inventory]) => {
        if (!inventory) throw new StartFailure('The inventory cannot be opened.');
        const { database } = inventory;
        const progress = await importDevices(createReadStream(file, 'utf8'), {
          write: (work) => database.write(work),
          by: commandAuthorship('importDevices'),
          onProgress: ({ rows }) => process.stderr.write(`${rows} rows read\n`),
          onRowError: ({ row, column, value, code, message, suggestion }) => {
            const cell = value === null || value === '' ? column : `${column} ${JSON.stringify(value)}`;
            process.stderr.write(`row ${row}, ${cell}: ${code}: ${message} ${suggestion}\n`);
          },
        }).catch((error: unknown) => {
          throw error instanceof UnreadableFile ? new StartFailure(`${file}: ${error.message}`) : error;
        });
        const { rows, accepted, unchanged, rejected } = progress;
        process.stdout.write(`${rows} rows: ${accepted} taken, ${unchanged} there already, ${rejected} left out.\n`);
        if (rejected > 0) process.exitCode = 1;
      });
    });
}
