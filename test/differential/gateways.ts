import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { textOfResult } from '../../gateway/execution/answer-data';
import { ExecutionGateway } from '../../gateway/execution/execution-gateway';
import type { SubgraphService } from './subgraph-service';
import { type Told, toldOf } from './told';
import type { World } from './world';

interface Context {
  world: World;
  /** Who asks, by which the gateway under test tells callers apart. */
  authorization: string;
}

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** A server with a gateway behind it. */
export class Gateway {
  private askers = 0;

  private constructor(
    private readonly server: ApolloServer<Context>,
    private readonly worlds: Map<string, World>,
  ) {}

  /** The gateway under test. */
  static async ofOurs(supergraph: string, services: ReadonlyMap<string, SubgraphService>): Promise<Gateway> {
    const worlds = new Map<string, World>();
    const gateway = new ExecutionGateway(supergraph, ({ name }) => ({
      send: async ({ operation, variables }, { authorization }) => {
        const world = worlds.get(authorization ?? '');
        const service = services.get(name);
        if (!world || !service) throw new Error(`Nobody asks ${name}.`);
        return service.answer(world, operation.text, variables);
      },
    }));
    return new Gateway(await started(gateway), worlds);
  }

  /** The one that plans for it, with an executor of its own. */
  static async ofApollo(supergraph: string, services: ReadonlyMap<string, SubgraphService>): Promise<Gateway> {
    // It would tell Apollo that it was started.
    process.env.APOLLO_TELEMETRY_DISABLED = 'true';
    const gateway = new ApolloGateway({
      supergraphSdl: supergraph,
      logger: SILENT,
      buildService: ({ name }) => ({
        process: async ({ request, context }) => {
          const service = services.get(name);
          if (!service) throw new Error(`Nobody asks ${name}.`);
          return service.answer(context.world, request.query ?? '', request.variables ?? {});
        },
      }),
    });
    return new Gateway(await started(gateway), new Map());
  }

  async answer(world: World, query: string, variables: Record<string, unknown>): Promise<Told> {
    this.askers += 1;
    const authorization = String(this.askers);
    this.worlds.set(authorization, world);
    const { body } = await this.server.executeOperation(
      { query, variables },
      { contextValue: { world, authorization } },
    );
    this.worlds.delete(authorization);
    if (body.kind !== 'single') throw new Error('An answer came in parts.');
    return toldOf(textOfResult(body.singleResult));
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}

async function started(gateway: GatewayInterface): Promise<ApolloServer<Context>> {
  const server = new ApolloServer<Context>({
    gateway,
    logger: SILENT,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginUsageReportingDisabled()],
  });
  await server.start();
  return server;
}
