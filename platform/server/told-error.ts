import { stdSerializers } from 'pino';
import { QueryFailedError } from 'typeorm';

/** Where in a stack the frames begin, after the error's own message. */
const FRAMES = /^\s+at /m;

function framesOf({ stack = '' }: Error): string {
  return stack.slice(Math.max(0, stack.search(FRAMES)));
}

/**
 * An error as the log holds it. Of a statement that the database refused it leaves out the values, and the database's
 * own message, which may quote them: they can be what a respondent regards as confidential.
 */
export function toldError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof QueryFailedError) {
    const { code, errno, sqlState }: { code?: unknown; errno?: unknown; sqlState?: unknown } = error.driverError;
    const message = 'The database refused a statement.';
    return { type: 'QueryFailedError', message, query: error.query, code, errno, sqlState, stack: framesOf(error) };
  }
  return stdSerializers.err(error);
}
