import type { FastifyInstance } from 'fastify';
import { idempotencyKeyOf } from '../idempotency/key-of-headers';
import type { RequestContext } from '../request-context';
import type { RunningSubgraph } from '../running-subgraph';
import { type Logger, openDoor } from './door';
import { serveGraphql } from './graphql-endpoint';

/** A running subgraph behind an HTTP server of its own; closing the door closes the subgraph. */
export async function serveSubgraph(subgraph: RunningSubgraph, logger: Logger): Promise<FastifyInstance> {
  const door = openDoor({ logger, ready: () => subgraph.database.ping() });
  await serveGraphql<RequestContext>(door, { schema: subgraph.schema, introspection: true }, ({ headers }) =>
    subgraph.contextFor(headers.authorization, idempotencyKeyOf(headers)),
  );
  door.addHook('onClose', () => subgraph.close());
  return door;
}
