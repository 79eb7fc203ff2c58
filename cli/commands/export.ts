import { Command } from 'commander';
import { exportConclusionsCommand, exportMatrixCommand } from './export-consultation';
import { exportDocumentCommand, exportRedLineCommand } from './export-document';
import { exportScenariosCommand } from './export-scenarios';

export function exportCommand(): Command {
  return new Command('export')
    .description('Write what a consultation came to, or a document, as a file.')
    .addCommand(exportMatrixCommand())
    .addCommand(exportConclusionsCommand())
    .addCommand(exportDocumentCommand())
    .addCommand(exportRedLineCommand())
    .addCommand(exportScenariosCommand());
}
