import { createHash } from 'node:crypto';

/** The fingerprint of an obligation's query, by which a later one is told from it. */
export function queryHash(query: string): string {
  return createHash('sha256').update(query).digest('hex');
}
