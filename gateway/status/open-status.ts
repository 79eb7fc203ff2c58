import { newest, newsText } from '../feeds/news';
import { statusNews } from '../feeds/status-news';
import { ATOM, type PublicDoor } from '../pages/public-door';
import { publicStatus } from './public-status';
import { statusPage } from './status-page';
import { Statuspage } from './statuspage';

const WHAT = 'The status of services';

/** A status is no use when it is old. */
const FRESH_SECONDS = 15;

const PAGE_AGAIN_SECONDS = 60;

const FEED = {
  ...{ id: 'status', title: 'Service status: what was published' },
  ...{ page: '/status', path: '/feeds/status.atom' },
};

/** The documents of the common format of status pages, by where each stands under `/status/api/v2`. */
const DOCUMENTS: Readonly<Record<string, (told: Statuspage) => object>> = {
  'summary.json': ({ summary }) => summary,
  'status.json': ({ page, status }) => ({ page, status }),
  'components.json': ({ page, components }) => ({ page, components }),
  'incidents.json': ({ page, incidents }) => ({ page, incidents }),
  'incidents/unresolved.json': ({ page, unresolved }) => ({ page, incidents: unresolved }),
  'scheduled-maintenances.json': ({ page, maintenances }) => ({ page, scheduled_maintenances: maintenances }),
  'scheduled-maintenances/upcoming.json': ({ page, maintenances }) => ({
    page,
    scheduled_maintenances: maintenances.filter(({ status }) => status === 'scheduled'),
  }),
  'scheduled-maintenances/active.json': ({ page, maintenances }) => ({
    page,
    scheduled_maintenances: maintenances.filter(({ status }) => status === 'in_progress' || status === 'verifying'),
  }),
};

/** Opens the status of services for everybody: a page for people, a feed, and documents for programs. */
export function openStatus(open: PublicDoor): void {
  const { graph, base } = open;

  open.get('/status', WHAT, async (request, reply) => {
    const text = statusPage(await publicStatus(graph), base);
    reply.header('refresh', String(PAGE_AGAIN_SECONDS));
    return open.sendPage(request, reply, { text, freshSeconds: FRESH_SECONDS });
  });

  open.get('/feeds/status.atom', WHAT, async (request, reply) => {
    const items = newest(await statusNews(graph));
    return open.sendAddressed(request, reply, (address) => ({
      type: ATOM,
      text: newsText(items, FEED, address),
      lastModified: items[0]?.at,
    }));
  });

  for (const [name, write] of Object.entries(DOCUMENTS)) {
    open.get(`/status/api/v2/${name}`, WHAT, async (request, reply) => {
      const told = await publicStatus(graph);
      // Other sites show it in their pages.
      reply.header('access-control-allow-origin', '*');
      return open.sendAddressed(request, reply, (address) => ({
        type: 'application/json; charset=utf-8',
        text: JSON.stringify(write(new Statuspage(told, address))),
        freshSeconds: FRESH_SECONDS,
      }));
    });
  }
}
