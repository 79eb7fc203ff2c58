import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { GraphTransport } from '../../platform/graph-client';
import { calendarText, datedConsultations } from '../feeds/calendar';
import { consultationNews } from '../feeds/consultation-news';
import { documentNews } from '../feeds/document-news';
import { newest, newsText } from '../feeds/news';
import { consultationPage } from './consultation-page';
import { consultationsPage } from './consultations-page';
import { CONTENT_SECURITY_POLICY, page } from './layout';
import { html } from './markup';
import { publicAddress } from './public-address';
import { publicGraph } from './public-graph';
import { sendPublic } from './send-public';

export interface OutsidersDoor {
  graph: GraphTransport;
  /** Where outsiders reach the product; as each request has reached it unless set. */
  publicUrl: string | undefined;
}

/** Longest name of a consultation that is looked for, in characters. */
const LONGEST_REFERENCE = 120;

const calendarQuery = z.object({ consultation: z.string().min(1).max(LONGEST_REFERENCE).optional() });
const pageParams = z.object({ reference: z.string().min(1).max(LONGEST_REFERENCE) });

const PLAIN = 'text/plain; charset=utf-8';
const HTML = 'text/html; charset=utf-8';

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Opens what outsiders come for without a token: pages of consultations, a calendar and news. */
export function openToOutsiders(door: FastifyInstance, { graph: transport, publicUrl }: OutsidersDoor): void {
  const graph = publicGraph(transport);
  const base = publicUrl?.replace(/\/+$/, '') ?? '';

  /** What cannot be told now is told so in a sentence, and written down. */
  const get = (path: string, handler: Handler) =>
    door.get(path, async (request, reply) => {
      try {
        return await handler(request, reply);
      } catch (error) {
        door.log.warn(error, 'the graph did not answer the public');
        return reply
          .code(503)
          .header('retry-after', '30')
          .header('cache-control', 'no-store')
          .type(PLAIN)
          .send('The consultations cannot be read at the moment; try again in half a minute.\n');
      }
    });

  const sendFeed = (
    request: FastifyRequest,
    reply: FastifyReply,
    written: (address: string) => Parameters<typeof sendPublic>[2],
  ) => {
    const address = publicAddress(request, publicUrl);
    if (address !== null) return sendPublic(request, reply, written(address));
    return reply.code(400).type(PLAIN).send('The header Host names no host; send the one that you reached.\n');
  };

  const notFound = (reply: FastifyReply) =>
    reply
      .code(404)
      .header('content-security-policy', CONTENT_SECURITY_POLICY)
      .header('cache-control', 'no-store')
      .type(HTML)
      .send(
        page(
          'Not found – Consultations',
          base,
          html`<h1>There is no such consultation</h1><p>Check the address, or look at <a href="${base}/consultations">all consultations</a>.</p>`,
        ),
      );

  const sendPage = (request: FastifyRequest, reply: FastifyReply, text: string) => {
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY).header('referrer-policy', 'no-referrer');
    return sendPublic(request, reply, { type: HTML, text });
  };

  get('/feeds/calendar.ics', async (request, reply) => {
    const { success, data } = calendarQuery.safeParse(request.query);
    if (!success) {
      return reply.code(400).type(PLAIN).send('Give one consultation at most: ?consultation=REFERENCE\n');
    }
    const consultations = await datedConsultations(graph, data.consultation);
    if (consultations === null) return reply.code(404).type(PLAIN).send('There is no such consultation.\n');
    return sendFeed(request, reply, (address) => ({
      type: 'text/calendar; charset=utf-8',
      text: calendarText(consultations, address),
    }));
  });

  get('/feeds/news.atom', async (request, reply) => {
    const items = newest([...(await consultationNews(graph)), ...(await documentNews(graph))]);
    return sendFeed(request, reply, (address) => ({
      type: 'application/atom+xml; charset=utf-8',
      text: newsText(items, address),
      lastModified: items[0]?.at,
    }));
  });

  get('/', async (_request, reply) => reply.redirect(`${base}/consultations`));

  get('/consultations', async (request, reply) => sendPage(request, reply, await consultationsPage(graph, base)));

  get('/consultations/:reference', async (request, reply) => {
    const { success, data } = pageParams.safeParse(request.params);
    const text = success ? await consultationPage(graph, base, data.reference) : null;
    return text === null ? notFound(reply) : sendPage(request, reply, text);
  });
}
