import { Command, InvalidArgumentError } from 'commander';
import { developmentToken } from '../../platform/caller/development-keys';
import { Role } from '../../platform/caller/role';
import { readId } from '../../platform/ids';
import { readSettings } from '../../platform/settings';
import { StartFailure } from '../../platform/start-failure';
import { ensureKeyFolder } from '../data-folder';

const ROLES = Object.values(Role);

function addRole(text: string, roles: Role[] = []): Role[] {
  const role = ROLES.find((known) => known === text.toUpperCase());
  if (role === undefined) throw new InvalidArgumentError(`Roles are: ${ROLES.join(', ')}.`);
  return [...roles, role];
}

function readOrganisation(text: string): string {
  if (readId(text)?.kind !== 'organisation') throw new InvalidArgumentError('Write it like organisation:SUP-ALDER.');
  return text;
}

interface TokenOptions {
  role: Role[];
  organisation?: string;
  subject?: string;
}

export function tokenCommand(): Command {
  return new Command('token')
    .description('Print a token for the embedded default, good for twelve hours.')
    .requiredOption('--role <role>', `what the caller may do; may be given again (${ROLES.join(', ')})`, addRole)
    .option(
      '--organisation <id>',
      'organisation that the caller acts for, e.g. organisation:SUP-ALDER',
      readOrganisation,
    )
    .option('--subject <name>', 'name that is recorded with the changes the caller makes')
    .action(async ({ role: roles, organisation, subject }: TokenOptions) => {
      const settings = readSettings(process.env);
      if (settings.AUTH_ISSUER !== undefined) {
        throw new StartFailure(
          `Tokens come from ${settings.AUTH_ISSUER}; this command makes them for the embedded default alone.`,
        );
      }
      ensureKeyFolder(settings);
      const token = await developmentToken(settings.THROUGHLINE_DATA, { roles, organisationId: organisation, subject });
      process.stdout.write(`${token}\n`);
    });
}
