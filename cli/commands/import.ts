import { Command } from 'commander';
import { importConsultationCommand } from './import-consultation';
import { importDevicesCommand } from './import-devices';
import { importDocumentCommand } from './import-document';
import { importLinksCommand } from './import-links';
import { importReqifCommand } from './import-reqif';
import { importResponseCommand } from './import-response';
import { importScenariosCommand } from './import-scenarios';
import { importCoverageCommand, importOrganisationsCommand, importServiceProvidersCommand } from './import-tables';

export function importCommand(): Command {
  return new Command('import')
    .description('Take data in from a file.')
    .addCommand(importConsultationCommand())
    .addCommand(importCoverageCommand())
    .addCommand(importDevicesCommand())
    .addCommand(importDocumentCommand())
    .addCommand(importLinksCommand())
    .addCommand(importOrganisationsCommand())
    .addCommand(importReqifCommand())
    .addCommand(importResponseCommand())
    .addCommand(importScenariosCommand())
    .addCommand(importServiceProvidersCommand());
}
