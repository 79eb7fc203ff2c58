import { ApolloServer, type ApolloServerOptions, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { formatError, logUnexpected } from './format-error';
import { type ContextOf, serveApollo } from './serve-apollo';

/** Serves a schema, or a gateway, at `/graphql` behind a door; ends with it. */
export async function serveGraphql<Context extends BaseContext>(
  door: FastifyInstance,
  options: ApolloServerOptions<Context>,
  context: ContextOf<Context>,
): Promise<ApolloServer<Context>> {
  const server = new ApolloServer<Context>({
    formatError,
    ...options,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    plugins: [
      // Nothing may be kept: serve-apollo says so of every answer, and no policy has to be worked out for each.
      ApolloServerPluginCacheControlDisabled(),
      // Traces for Apollo's own service, which anybody could ask for.
      ApolloServerPluginInlineTraceDisabled(),
      fastifyApolloDrainPlugin(door),
      {
        requestDidStart: async () => ({
          didEncounterErrors: async ({ errors }) => {
            for (const error of errors) logUnexpected(error, door.log);
          },
        }),
      },
    ],
  });
  await server.start();
  serveApollo(door, '/graphql', server, context);
  return server;
}
