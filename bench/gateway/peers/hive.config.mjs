import { defineConfig } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

/** As its documentation has it, with the planner in Rust; identical requests under way are one if it is asked to. */
export const gatewayConfig = defineConfig({
  unifiedGraphHandler,
  host: '127.0.0.1',
  logging: 'error',
  inboundInflightRequestDeduplication: process.env.COALESCE === 'yes',
});
