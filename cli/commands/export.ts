import { Command } from 'commander';
import { exportConclusionsCommand, exportMatrixCommand } from './export-consultation';

export function exportCommand(): Command {
  return new Command('export')
    .description('Write what a consultation came to, as a file.')
    .addCommand(exportMatrixCommand())
    .addCommand(exportConclusionsCommand());
}
