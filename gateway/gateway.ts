import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { Logger } from '../platform/server/door';

/** How a subgraph of the supergraph is reached, by its name and the URL that the supergraph has for it. */
export type TransportOf = (subgraph: { name: string; url: string | undefined }) => GraphQLDataSource;

/** A gateway over a composed supergraph: Apollo's planner and executor, our transports. */
export function createGateway(supergraphSdl: string, transportOf: TransportOf, logger: Logger): ApolloGateway {
  return new ApolloGateway({
    supergraphSdl,
    buildService: ({ name, url }) => transportOf({ name, url }),
    logger: {
      debug: (message) => logger.debug(message),
      info: (message) => logger.debug(message),
      warn: (message) => logger.warn(message),
      error: (message) => logger.error(message),
    },
  });
}
