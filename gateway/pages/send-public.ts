import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** How long a copy may be used unasked, in seconds. */
const FRESH_SECONDS = 60;

export interface PublicBody {
  type: string;
  text: string;
  /** When the newest thing in it happened, where it tells what happened. */
  lastModified?: Date | undefined;
  /** How long a copy may be used unasked, where that is not the usual time; in seconds. */
  freshSeconds?: number;
}

/** Whether the asker's copy is the same: by its tag, or by its time when it has no tag. */
function isFresh({ headers }: FastifyRequest, tag: string, lastModified: Date | undefined): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined)
    return tags.split(',').some((each) => each.trim().replace(/^W\//, '') === tag || each.trim() === '*');
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return lastModified !== undefined && Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
}

/** Sends something that is public, or nothing when the asker has it already. */
export function sendPublic(request: FastifyRequest, reply: FastifyReply, body: PublicBody): FastifyReply {
  const { type, text, lastModified, freshSeconds = FRESH_SECONDS } = body;
  const tag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  reply
    .header('cache-control', `public, max-age=${freshSeconds}`)
    .header('vary', 'host')
    .header('x-content-type-options', 'nosniff')
    .header('etag', tag);
  if (lastModified) reply.header('last-modified', lastModified.toUTCString());
  if (isFresh(request, tag, lastModified)) return reply.code(304).send();
  return reply.type(type).send(text);
}
