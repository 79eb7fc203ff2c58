import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { PACKAGE_FOLDER } from '../platform/package-folder';
import { StartFailure } from '../platform/start-failure';

/** How each command is loaded: the one that is asked for alone, since what some of them need takes its time. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./commands/start.js')).startCommand(),
  serve: async () => (await import('./commands/serve.js')).serveCommand(),
  migrate: async () => (await import('./commands/migrate.js')).migrateCommand(),
  import: async () => (await import('./commands/import.js')).importCommand(),
  export: async () => (await import('./commands/export.js')).exportCommand(),
  assess: async () => (await import('./commands/assess.js')).assessCommand(),
  verify: async () => (await import('./commands/verify.js')).verifyCommand(),
  backup: async () => (await import('./commands/backup.js')).backupCommand(),
  restore: async () => (await import('./commands/restore.js')).restoreCommand(),
  obligations: async () => (await import('./commands/obligations.js')).obligationsCommand(),
  template: async () => (await import('./commands/template.js')).templateCommand(),
  sample: async () => (await import('./commands/sample.js')).sampleCommand(),
  token: async () => (await import('./commands/token.js')).tokenCommand(),
  schema: async () => (await import('./commands/schema.js')).schemaCommand(),
  settings: async () => (await import('./commands/settings.js')).settingsCommand(),
};

function version(): string {
  const { version: found }: { version: string } = JSON.parse(
    readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8'),
  );
  return found;
}

async function program(asked: string | undefined): Promise<Command> {
  const throughline = new Command('throughline')
    .description('One graph from device to clause.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('(add --help for what there is)');
  const one = asked === undefined ? undefined : COMMANDS[asked];
  for (const load of one ? [one] : Object.values(COMMANDS)) throughline.addCommand(await load());
  return throughline;
}

/** Runs a command; what stops it is told in a sentence, and the exit code is 1. */
export async function run(argv: readonly string[]): Promise<void> {
  try {
    await (await program(argv[2])).parseAsync(argv);
  } catch (error) {
    const expected = error instanceof StartFailure;
    process.stderr.write(expected ? `${error.message}\n` : `${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  }
}
