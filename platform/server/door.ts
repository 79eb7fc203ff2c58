import { createServer } from 'node:net';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { shown } from '../input/shown';
import { StartFailure } from '../start-failure';

export type Logger = FastifyBaseLogger;

export interface DoorOptions {
  logger: Logger;
  /** Resolves when everything that answers depend on is there. */
  ready(): Promise<void>;
}

/** Largest request that is taken, in bytes: a consultation document with room to spare. */
export const MAX_REQUEST_BYTES = 12 * 1024 * 1024;

/** How long a request may take to arrive; one that never does would keep the process from ending. */
const REQUEST_MILLISECONDS = 20_000;

/** An HTTP server with what each of ours has: logging, health, a bound on requests, and an end that cuts nothing off. */
export function openDoor({ logger, ready }: DoorOptions): FastifyInstance {
  const door: FastifyInstance = Fastify({
    loggerInstance: logger,
    bodyLimit: MAX_REQUEST_BYTES,
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_MILLISECONDS,
  });
  door.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?', 1);
    const message = `There is nothing at ${request.method} ${shown(path)}.`;
    const suggestion = 'Check the address and the method; the graph is at /graphql.';
    return reply.code(404).send({ errors: [{ message, extensions: { code: 'NOT_FOUND', suggestion } }] });
  });
  door.get('/health/live', () => ({ status: 'live' }));
  door.get('/health/ready', async (_request, reply) => {
    try {
      await ready();
      return { status: 'ready' };
    } catch (error) {
      logger.warn(error, 'not ready');
      return reply.code(503).send({ status: 'not ready' });
    }
  });
  return door;
}

/** What a failure to listen means, for the person who started it. */
function startFailure(error: unknown, host: string, port: number): unknown {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return new StartFailure(`Port ${port} on ${host} is taken; stop what listens there, or set PORT to another.`);
    case 'EACCES':
      return new StartFailure(`Port ${port} may not be used by this account; set PORT to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFailure(`${host} is not an address of this machine; set HOST to one that is.`);
    default:
      return error;
  }
}

/**
 * Makes sure that a port can be listened on, before anything else is done.
 * @throws StartFailure when it is taken or may not be used
 */
export async function assertPortFree(host: string, port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(startFailure(error, host, port)));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()));
  });
}

/**
 * Starts listening; a door that cannot is closed, with all that ends with it.
 * @returns the URL at which it can be reached
 * @throws StartFailure when the port is taken or may not be used
 */
export async function listen(door: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await door.listen({ host, port });
  } catch (error) {
    await door.close();
    throw startFailure(error, host, port);
  }
}
