import { type Logger as PinoLogger, pino } from 'pino';
import { toldError } from './told-error';

export type Logger = PinoLogger;

/** The product's log: JSON lines on standard error, tokens and what statements held left out. */
export function createLogger(level: string): Logger {
  const serializers = { err: toldError };
  return pino({ level, redact: ['req.headers.authorization'], serializers }, pino.destination(2));
}
