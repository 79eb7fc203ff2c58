import type { IncomingHttpHeaders } from 'node:http';

/** The header Idempotency-Key as it came; several are none. */
export function idempotencyKeyOf(headers: IncomingHttpHeaders): string | undefined {
  const given = headers['idempotency-key'];
  return Array.isArray(given) ? given.join(', ') : given;
}
