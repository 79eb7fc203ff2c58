import { Command } from 'commander';
import { exportConclusionsCommand, exportMatrixCommand } from './export-consultation';
import { exportDevicesCommand } from './export-devices';
import { exportDocumentCommand, exportRedLineCommand } from './export-document';
import { exportScenariosCommand } from './export-scenarios';

export function exportCommand(): Command {
  return new Command('export')
    .description('Write what a consultation came to, a document, or devices as a file.')
    .addCommand(exportMatrixCommand())
    .addCommand(exportConclusionsCommand())
    .addCommand(exportDevicesCommand())
    .addCommand(exportDocumentCommand())
    .addCommand(exportRedLineCommand())
    .addCommand(exportScenariosCommand());
}
