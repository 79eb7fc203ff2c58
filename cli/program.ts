import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { StartFailure } from '../platform/database/database';
import { PACKAGE_FOLDER } from '../platform/package-folder';
import { importCommand } from './commands/import';
import { migrateCommand } from './commands/migrate';
import { sampleCommand } from './commands/sample';
import { schemaCommand } from './commands/schema';
import { serveCommand } from './commands/serve';
import { settingsCommand } from './commands/settings';
import { startCommand } from './commands/start';
import { tokenCommand } from './commands/token';

function version(): string {
  const { version: found }: { version: string } = JSON.parse(
    readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8'),
  );
  return found;
}

function program(): Command {
  const throughline = new Command('throughline')
    .description('One graph from device to clause.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('(add --help for what there is)');
  for (const command of [
    startCommand(),
    serveCommand(),
    migrateCommand(),
    importCommand(),
    sampleCommand(),
    tokenCommand(),
    schemaCommand(),
    settingsCommand(),
  ]) {
    throughline.addCommand(command);
  }
  return throughline;
}

/** Runs a command; what stops it is told in a sentence, and the exit code is 1. */
export async function run(argv: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(argv);
  } catch (error) {
    const expected = error instanceof StartFailure;
    process.stderr.write(expected ? `${error.message}\n` : `${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  }
}
