import type { FastifyRequest } from 'fastify';

/** A host as a link may name it: a name or an address, with or without a port. */
const HOST = /^(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?$/;

/**
 * Where outsiders reach the product, without a slash at the end: as it is set, otherwise as this request has reached it.
 * Null when the request names no host that a link can lead to.
 */
export function publicAddress(request: FastifyRequest, publicUrl: string | undefined): string | null {
  if (publicUrl !== undefined) return publicUrl.replace(/\/+$/, '');
  return HOST.test(request.host) ? `${request.protocol}://${request.host}` : null;
}

/** Where the page of a consultation stands, under the public address. */
export function consultationPath(reference: string): string {
  return `/consultations/${encodeURIComponent(reference)}`;
}
