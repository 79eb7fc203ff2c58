import { Command } from 'commander';
import { importConsultationCommand } from './import-consultation';
import { importDevicesCommand } from './import-devices';
import { importDocumentCommand } from './import-document';
import { importResponseCommand } from './import-response';
import { importScenariosCommand } from './import-scenarios';

export function importCommand(): Command {
  return new Command('import')
    .description('Take data in from a file.')
    .addCommand(importConsultationCommand())
    .addCommand(importDevicesCommand())
    .addCommand(importDocumentCommand())
    .addCommand(importResponseCommand())
    .addCommand(importScenariosCommand());
}
