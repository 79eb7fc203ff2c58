import { Command } from 'commander';
import { describeSettings, readSettings } from '../../platform/settings';

export function settingsCommand(): Command {
  return new Command('settings')
    .description('Print every setting with its meaning and present value, secrets hidden.')
    .action(() => {
      for (const { name, meaning, value } of describeSettings(readSettings(process.env))) {
        process.stdout.write(`${name}=${value}\n    ${meaning}\n`);
      }
    });
}
