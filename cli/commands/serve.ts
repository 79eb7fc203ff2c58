import { readFileSync } from 'node:fs';
import { Argument, Command, InvalidArgumentError } from 'commander';
import type { FastifyInstance } from 'fastify';
import { assertIdentityProvider, openGateway, openSubgraph } from '../../gateway/distributed';
import { SUBGRAPHS, subgraphPort } from '../../gateway/subgraphs';
import { assertPortFree, listen } from '../../platform/server/door';
import { readSettings, type Settings } from '../../platform/settings';
import { StartFailure } from '../../platform/start-failure';
import { ensureDatabaseFolder } from '../data-folder';
import { closeOnSignal } from '../until-stopped';

const GATEWAY = 'gateway';
const GATEWAY_PORT = 4000;

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}

function readFileOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new StartFailure(`The supergraph cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

/** The gateway; over a supergraph of a file it takes the file anew when it is told SIGHUP. */
async function serveSupergraph(settings: Settings, file: string | undefined): Promise<FastifyInstance> {
  if (file === undefined) return (await openGateway(settings)).door;
  const { door, update } = await openGateway(settings, readFileOf(file));
  process.on('SIGHUP', () => {
    try {
      update(readFileOf(file));
      process.stdout.write(`Throughline ${GATEWAY} took ${file} anew\n`);
    } catch (error) {
      door.log.error(error, 'the supergraph was not taken anew; the one before stays in use');
    }
  });
  return door;
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('Run one part as a process of its own, configured by the environment (see throughline settings).')
    .addArgument(new Argument('<name>', 'what to run').choices([...SUBGRAPHS.map(({ name }) => name), GATEWAY]))
    .option(
      '--supergraph <file>',
      'for the gateway: serve this supergraph instead of the product; to anybody, unless AUTH_ISSUER is set',
    )
    .option('--port <number>', 'port to listen on, instead of the setting PORT', readPort)
    .action(async (name: string, options: { supergraph?: string; port?: number }) => {
      const settings = readSettings(process.env);
      const { HOST: host } = settings;
      const port = options.port ?? settings.PORT ?? (name === GATEWAY ? GATEWAY_PORT : subgraphPort(name));
      if (options.supergraph !== undefined && name !== GATEWAY) {
        throw new StartFailure('The option --supergraph is for the gateway alone.');
      }
      if (options.supergraph === undefined) assertIdentityProvider(settings);
      await assertPortFree(host, port);
      if (name !== GATEWAY) ensureDatabaseFolder(settings, name);
      const door =
        name === GATEWAY ? await serveSupergraph(settings, options.supergraph) : await openSubgraph(name, settings);
      const url = await listen(door, host, port);
      closeOnSignal(door);
      process.stdout.write(`Throughline ${name} is ready at ${url}/graphql\n`);
    });
}
