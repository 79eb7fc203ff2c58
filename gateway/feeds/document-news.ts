import { z } from 'zod';
import { dayInWords } from '../../platform/time/london';
import { instant } from '../pages/answer-shapes';
import type { PublicGraph } from '../pages/public-graph';
import type { NewsItem } from './news';

const answer = z.object({
  documents: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      baselines: z.array(
        z.object({
          ...{ label: z.string(), effectiveFrom: z.string().nullable() },
          transitions: z.array(
            z.object({ id: z.string(), to: z.string(), at: instant, authority: z.string().nullable() }),
          ),
        }),
      ),
    }),
  ),
});

const QUERY = `query News { documents { code title
  baselines { label effectiveFrom transitions { id to at authority } } } }`;

/** Which texts were designated. */
export async function documentNews(graph: PublicGraph): Promise<NewsItem[]> {
  const { documents } = await graph.ask(QUERY, {}, answer);
  return documents.flatMap(({ code, title, baselines }) =>
    baselines.flatMap(({ label, effectiveFrom, transitions }) =>
      transitions
        .filter(({ to }) => to === 'DESIGNATED')
        .map(({ id, at, authority }) => ({
          ...{ id, at, path: '/consultations', title: `Designated: ${code} ${label}` },
          text: [
            title,
            ...(effectiveFrom === null ? [] : [`In force from ${dayInWords(effectiveFrom)}.`]),
            ...(authority === null ? [] : [`By: ${authority}.`]),
          ].join('\n\n'),
        })),
    ),
  );
}
