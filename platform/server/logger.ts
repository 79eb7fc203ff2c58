import { type Logger as PinoLogger, pino } from 'pino';

export type Logger = PinoLogger;

/** The product's log: JSON lines on standard error, tokens left out. */
export function createLogger(level: string): Logger {
  return pino({ level, redact: ['req.headers.authorization'] }, pino.destination(2));
}
