import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphTransport } from '../../platform/graph-client';
import { CONTENT_SECURITY_POLICY } from './layout';
import { publicAddress } from './public-address';
import { type PublicGraph, publicGraph } from './public-graph';
import { type PublicBody, sendPublic } from './send-public';

export interface OutsidersDoor {
  graph: GraphTransport;
  /** Where outsiders reach the product; as each request has reached it unless set. */
  publicUrl: string | undefined;
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

export const PLAIN = 'text/plain; charset=utf-8';
export const HTML = 'text/html; charset=utf-8';
export const ATOM = 'application/atom+xml; charset=utf-8';

/** The way of what outsiders come for: it is read from the graph without a token, and sent so that it can be kept a while. */
export class PublicDoor {
  readonly graph: PublicGraph;
  /** What stands before every path: empty, or where the product is reached behind a proxy. */
  readonly base: string;

  constructor(
    private readonly door: FastifyInstance,
    private readonly outsiders: OutsidersDoor,
  ) {
    this.graph = publicGraph(outsiders.graph);
    this.base = outsiders.publicUrl?.replace(/\/+$/, '') ?? '';
  }

  /**
   * What cannot be told now is told so in a sentence, and written down.
   * @param what what cannot be read then, e.g. `The consultations`
   */
  get(path: string, what: string, handler: Handler): void {
    this.door.get(path, async (request, reply) => {
      try {
        return await handler(request, reply);
      } catch (error) {
        this.door.log.warn(error, 'the graph did not answer the public');
        return reply
          .code(503)
          .header('retry-after', '30')
          .header('cache-control', 'no-store')
          .type(PLAIN)
          .send(`${what} cannot be read at the moment; try again in half a minute.\n`);
      }
    });
  }

  /** Sends what has whole addresses in it. */
  sendAddressed(request: FastifyRequest, reply: FastifyReply, written: (address: string) => PublicBody): FastifyReply {
    const address = publicAddress(request, this.outsiders.publicUrl);
    if (address !== null) return sendPublic(request, reply, written(address));
    return reply.code(400).type(PLAIN).send('The header Host names no host; send the one that you reached.\n');
  }

  sendPage(request: FastifyRequest, reply: FastifyReply, page: Omit<PublicBody, 'type'>): FastifyReply {
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY).header('referrer-policy', 'no-referrer');
    return sendPublic(request, reply, { type: HTML, ...page });
  }
}
