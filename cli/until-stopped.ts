import type { FastifyInstance } from 'fastify';

/** How long requests under way have to finish, before they are cut off. */
const DEADLINE_MILLISECONDS = 30_000;

/**
 * Keeps serving until the process is told to end, then lets requests under way finish and closes everything. Told a
 * second time, it ends at once, cutting off what has not finished.
 */
export function closeOnSignal(door: FastifyInstance): void {
  let closing = false;
  const close = () => {
    if (closing) process.exit(1);
    closing = true;
    setTimeout(() => {
      door.log.error('requests did not finish in time and were cut off');
      process.exit(1);
    }, DEADLINE_MILLISECONDS).unref();
    door.close().then(
      () => process.exit(0),
      (error: unknown) => {
        door.log.error(error, 'the end was not clean');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
}
