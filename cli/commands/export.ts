import { Command } from 'commander';
import { exportConclusionsCommand, exportMatrixCommand } from './export-consultation';
import { exportDevicesCommand } from './export-devices';
import { exportDocumentCommand, exportRedLineCommand } from './export-document';
import { exportReqifCommand } from './export-reqif';
import { exportScenariosCommand } from './export-scenarios';
import { exportLinksCommand, exportTracesCommand } from './export-traces';

export function exportCommand(): Command {
  return new Command('export')
    .description('Write what a consultation came to, a document, devices or links as a file.')
    .addCommand(exportMatrixCommand())
    .addCommand(exportConclusionsCommand())
    .addCommand(exportDevicesCommand())
    .addCommand(exportDocumentCommand())
    .addCommand(exportRedLineCommand())
    .addCommand(exportScenariosCommand())
    .addCommand(exportLinksCommand())
    .addCommand(exportTracesCommand())
    .addCommand(exportReqifCommand());
}
