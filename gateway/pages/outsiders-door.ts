import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { calendarText, datedConsultations } from '../feeds/calendar';
import { consultationNews } from '../feeds/consultation-news';
import { documentNews } from '../feeds/document-news';
import { newest, newsText } from '../feeds/news';
import { openStatus } from '../status/open-status';
import { consultationPage } from './consultation-page';
import { consultationsPage } from './consultations-page';
import { CONTENT_SECURITY_POLICY, page } from './layout';
import { html } from './markup';
import { ATOM, HTML, type OutsidersDoor, PLAIN, PublicDoor } from './public-door';

/** Longest name of a consultation that is looked for, in characters. */
const LONGEST_REFERENCE = 120;

const calendarQuery = z.object({ consultation: z.string().min(1).max(LONGEST_REFERENCE).optional() });
const pageParams = z.object({ reference: z.string().min(1).max(LONGEST_REFERENCE) });

const WHAT = 'The consultations';

const NEWS = {
  ...{ id: 'news', title: 'Consultations and documents: news' },
  ...{ page: '/consultations', path: '/feeds/news.atom' },
};

/** Opens what outsiders come for without a token: the status of services, pages of consultations, a calendar and news. */
export function openToOutsiders(door: FastifyInstance, outsiders: OutsidersDoor): void {
  const open = new PublicDoor(door, outsiders);
  const { graph, base } = open;
  openStatus(open);

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

  open.get('/feeds/calendar.ics', WHAT, async (request, reply) => {
    const { success, data } = calendarQuery.safeParse(request.query);
    if (!success) {
      return reply.code(400).type(PLAIN).send('Give one consultation at most: ?consultation=REFERENCE\n');
    }
    const consultations = await datedConsultations(graph, data.consultation);
    if (consultations === null) return reply.code(404).type(PLAIN).send('There is no such consultation.\n');
    return open.sendAddressed(request, reply, (address) => ({
      type: 'text/calendar; charset=utf-8',
      text: calendarText(consultations, address),
    }));
  });

  open.get('/feeds/news.atom', WHAT, async (request, reply) => {
    const items = newest([...(await consultationNews(graph)), ...(await documentNews(graph))]);
    return open.sendAddressed(request, reply, (address) => ({
      type: ATOM,
      text: newsText(items, NEWS, address),
      lastModified: items[0]?.at,
    }));
  });

  open.get('/', WHAT, async (_request, reply) => reply.redirect(`${base}/consultations`));

  open.get('/consultations', WHAT, async (request, reply) =>
    open.sendPage(request, reply, { text: await consultationsPage(graph, base) }),
  );

  open.get('/consultations/:reference', WHAT, async (request, reply) => {
    const { success, data } = pageParams.safeParse(request.params);
    const text = success ? await consultationPage(graph, base, data.reference) : null;
    return text === null ? notFound(reply) : open.sendPage(request, reply, { text });
  });
}
