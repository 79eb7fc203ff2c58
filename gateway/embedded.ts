import type { FastifyInstance } from 'fastify';
import { assessorAuthorization } from '../platform/caller/assessor-authorization';
import { developmentVerifier } from '../platform/caller/development-keys';
import { identityProviderVerifier, type TokenVerifier } from '../platform/caller/tokens';
import type { GraphTransport } from '../platform/graph-client';
import { type RunningSubgraph, runSubgraph } from '../platform/running-subgraph';
import { createLogger } from '../platform/server/logger';
import { isLoopback, type Settings } from '../platform/settings';
import { StartFailure } from '../platform/start-failure';
import { type Clock, systemClock } from '../platform/time/clock';
import { readSupergraph } from './committed-schema';
import { InProcessTransport } from './in-process-transport';
import { serveGateway, timeLimitsOf } from './serve-gateway';
import { openSubgraphDatabases } from './subgraph-databases';
import { SUBGRAPHS } from './subgraphs';

/** The whole product in one process, not yet listening. */
export interface EmbeddedProduct {
  door: FastifyInstance;
  /** The graph for callers in this process. */
  graph: GraphTransport;
  subgraphs: readonly RunningSubgraph[];
}

/** @throws StartFailure when it would listen beyond this machine with development keys */
export function assertGuarded({ AUTH_ISSUER: issuer, HOST: host }: Settings): void {
  if (issuer !== undefined || isLoopback(host)) return;
  throw new StartFailure(
    `With HOST=${host} the product could be reached from other machines, and development tokens are not safe there; set AUTH_ISSUER and AUTH_JWKS_URL.`,
  );
}

/**
 * Who vouches for callers of the embedded default: the organisation's identity provider where one is set, else the data
 * folder's own development key, which is good enough only where nobody else can reach it.
 * @throws StartFailure when it would listen beyond this machine with development keys
 */
export function embeddedTokens(settings: Settings): Promise<TokenVerifier> | TokenVerifier {
  const { AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience, AUTH_JWKS_URL: jwksUrl } = settings;
  if (issuer !== undefined && jwksUrl !== undefined) return identityProviderVerifier(issuer, audience, jwksUrl);
  assertGuarded(settings);
  return developmentVerifier(settings.THROUGHLINE_DATA);
}

/**
 * @param vouching who vouches for callers, where nobody but this process will ask
 * @throws StartFailure in a sentence when it cannot run
 */
export async function openEmbedded(
  settings: Settings,
  clock: Clock = systemClock,
  vouching?: TokenVerifier,
): Promise<EmbeddedProduct> {
  const tokens = vouching ?? (await embeddedTokens(settings));
  // Where everybody is vouched for alike, the assessor needs no token.
  const assessor = vouching ? async () => undefined : assessorAuthorization(settings);
  const logger = createLogger(settings.LOG_LEVEL);
  let answering: GraphTransport | undefined;
  const graph: GraphTransport = (request, authorization) => {
    if (!answering) throw new StartFailure('The graph is not open yet.');
    return answering(request, authorization);
  };
  const databases = await openSubgraphDatabases(
    settings,
    SUBGRAPHS.map(({ name }) => name),
  );
  const close = () => Promise.all(databases.map(({ database }) => database.close()));
  try {
    const subgraphs = SUBGRAPHS.flatMap((definition) => {
      const { database } = databases.find(({ name }) => name === definition.name) ?? {};
      return database ? runSubgraph(definition, { database, tokens, clock, graph, assessor, logger }) : [];
    });
    const { door, graph: answer } = await serveGateway({
      supergraphSdl: readSupergraph(),
      transportOf: ({ name }) => {
        const subgraph = subgraphs.find((running) => running.name === name);
        if (!subgraph) throw new StartFailure(`The supergraph has a subgraph ${name} that there is not.`);
        return new InProcessTransport(subgraph);
      },
      logger,
      limits: timeLimitsOf(settings),
      tokens,
      introspection: settings.NODE_ENV !== 'production',
      explain: settings.NODE_ENV !== 'production',
      outsiders: { publicUrl: settings.PUBLIC_URL },
      exports: true,
      clock,
      ready: async () => {
        await Promise.all(subgraphs.map(({ database }) => database.ping()));
      },
    });
    answering = answer;
    door.addHook('onClose', async () => {
      await close();
    });
    return { door, graph: answer, subgraphs };
  } catch (error) {
    await close();
    throw error;
  }
}
