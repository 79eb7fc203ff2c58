import type { FastifyInstance } from 'fastify';
import { assessorAuthorization } from '../platform/caller/assessor-authorization';
import { identityProviderVerifier, type TokenVerifier } from '../platform/caller/tokens';
import { httpGraph } from '../platform/http-graph';
import { runSubgraph } from '../platform/running-subgraph';
import { createLogger } from '../platform/server/logger';
import { serveSubgraph } from '../platform/server/serve-subgraph';
import type { Settings } from '../platform/settings';
import { StartFailure } from '../platform/start-failure';
import { systemClock } from '../platform/time/clock';
import { keepAssessing } from './assessing';
import { readSupergraph } from './committed-schema';
import { assertSupergraph } from './compose';
import { HttpTransport } from './http-transport';
import { type ServedGateway, serveGateway, timeLimitsOf } from './serve-gateway';
import { openSubgraphDatabases } from './subgraph-databases';
import { SUBGRAPHS } from './subgraphs';

/** @throws StartFailure without an identity provider: nothing but the embedded default runs on development tokens */
export function assertIdentityProvider(settings: Settings): void {
  identityProvider(settings);
}

function identityProvider(settings: Settings): TokenVerifier {
  const { AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience, AUTH_JWKS_URL: jwksUrl } = settings;
  if (issuer === undefined || jwksUrl === undefined) {
    throw new StartFailure(
      'Outside the embedded default tokens come from an identity provider; set AUTH_ISSUER and AUTH_JWKS_URL.',
    );
  }
  return identityProviderVerifier(issuer, audience, jwksUrl);
}

/** One subgraph as a process of its own, not yet listening. */
export async function openSubgraph(name: string, settings: Settings): Promise<FastifyInstance> {
  const definition = SUBGRAPHS.find((subgraph) => subgraph.name === name);
  if (!definition)
    throw new StartFailure(`There is no subgraph ${name}; there are ${SUBGRAPHS.map((s) => s.name).join(', ')}.`);
  const tokens = identityProvider(settings);
  const logger = createLogger(settings.LOG_LEVEL);
  const graph = httpGraph(settings.GATEWAY_URL);
  const [opened] = await openSubgraphDatabases(settings, [name]);
  if (!opened) throw new TypeError(`The database of ${name} was opened and is not there.`);
  const { database } = opened;
  try {
    const assessor = assessorAuthorization(settings);
    const subgraph = runSubgraph(definition, { database, tokens, clock: systemClock, graph, assessor, logger });
    const door = await serveSubgraph(subgraph, logger);
    if (name === 'changes') await keepAssessing(subgraph, door, settings);
    return door;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Where the setting SUBGRAPHS finds each subgraph. */
function subgraphUrls({ SUBGRAPHS: list = '' }: Settings): Map<string, string> {
  return new Map(
    list
      .split(',')
      .filter((entry) => entry !== '')
      .map((entry) => {
        const equals = entry.indexOf('=');
        return [entry.slice(0, equals), entry.slice(equals + 1)];
      }),
  );
}

/**
 * A gateway as a process of its own, not yet listening: over the product's subgraphs, or over any supergraph that is
 * given, whose subgraphs then see the callers' tokens just as they came. Over the product it is ready when all subgraphs
 * are; over others, whose health has no agreed place, it always is.
 */
export async function openGateway(
  settings: Settings,
  foreignSupergraph?: string,
): Promise<Pick<ServedGateway, 'door' | 'update'>> {
  if (foreignSupergraph !== undefined) assertSupergraph(foreignSupergraph);
  const urls = subgraphUrls(settings);
  const isProduct = foreignSupergraph === undefined;
  const tokens = isProduct || settings.AUTH_ISSUER !== undefined ? identityProvider(settings) : undefined;
  const logger = createLogger(settings.LOG_LEVEL);
  const transports: HttpTransport[] = [];
  const limits = { connections: settings.SUBGRAPH_CONNECTIONS, queue: settings.SUBGRAPH_QUEUE };
  const { door, update } = await serveGateway({
    limits: timeLimitsOf(settings),
    supergraphSdl: foreignSupergraph ?? readSupergraph(),
    transportOf: ({ name, url }) => {
      const reached = urls.get(name) ?? url;
      if (!reached) throw new StartFailure(`The supergraph has no URL for ${name}; set SUBGRAPHS to give one.`);
      const transport = new HttpTransport(name, reached, limits);
      transports.push(transport);
      return transport;
    },
    logger,
    introspection: settings.NODE_ENV !== 'production',
    explain: settings.NODE_ENV !== 'production',
    ready: async () => {
      if (isProduct) await Promise.all(transports.map((transport) => transport.ready()));
    },
    ...(tokens ? { tokens } : {}),
    errorsAsTheyCome: !isProduct,
    ...(isProduct ? { outsiders: { publicUrl: settings.PUBLIC_URL } } : {}),
    exports: isProduct,
  });
  door.addHook('onClose', async () => {
    await Promise.all(transports.map((transport) => transport.close()));
  });
  return {
    door,
    update: (supergraphSdl) => {
      assertSupergraph(supergraphSdl);
      update(supergraphSdl);
    },
  };
}
