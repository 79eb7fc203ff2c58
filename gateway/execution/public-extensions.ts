import { PUBLIC_EXTENSIONS } from '../../platform/errors';
import type { JsonObject } from './json';

/** What callers are told of the extensions that a subgraph gives an error. */
export type TellExtensions = (given: JsonObject) => JsonObject;

/** Of our own subgraphs: what errors of ours have for their readers. */
export const publicExtensions: TellExtensions = (given) =>
  Object.fromEntries(Object.entries(given).filter(([name]) => PUBLIC_EXTENSIONS.has(name)));

/** Notes of servers to themselves, and what would let a subgraph decide the status and headers of our answer. */
const INTERNAL = new Set(['stacktrace', 'exception', 'debugMessage', 'trace', 'ftv1', 'serviceName', 'http']);

/** Of any subgraphs: all but what is known to be internal. */
export const allButInternal: TellExtensions = (given) =>
  Object.fromEntries(Object.entries(given).filter(([name]) => !INTERNAL.has(name)));
