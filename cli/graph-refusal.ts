import { GraphRefusal } from '../gateway/exports/ask';
import { StartFailure } from '../platform/start-failure';

/** Tells in a sentence, as every command does, why the graph would not answer. */
export function told(error: unknown): never {
  if (!(error instanceof GraphRefusal)) throw error;
  throw new StartFailure(`${error.code}: ${error.message} ${error.suggestion}`);
}
