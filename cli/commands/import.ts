import { Command } from 'commander';
import { importDevicesCommand } from './import-devices';

export function importCommand(): Command {
  return new Command('import').description('Take data in from a file.').addCommand(importDevicesCommand());
}
