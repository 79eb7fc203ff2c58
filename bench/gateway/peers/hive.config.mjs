import { defineConfig } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

/**
 * As its documentation has it, with the planner in Rust. It takes the caller's token on to the subgraphs, as every gateway
 * here does; identical operations under way are one if it is asked to, identical fetches always are.
 */
export const gatewayConfig = defineConfig({
  unifiedGraphHandler,
  host: '127.0.0.1',
  logging: 'error',
  inboundInflightRequestDeduplication: process.env.COALESCE === 'yes',
  propagateHeaders: {
    fromClientToSubgraphs({ request }) {
      const authorization = request.headers.get('authorization');
      return authorization === null ? {} : { authorization };
    },
  },
});
