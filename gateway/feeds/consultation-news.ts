import { z } from 'zod';
import { dayInWords, startOfDayInLondon } from '../../platform/time/london';
import { instant, listOf } from '../pages/answer-shapes';
import { consultationPath } from '../pages/public-address';
import { type PublicGraph, wholeList } from '../pages/public-graph';
import type { NewsItem } from './news';

const consultation = z.object({
  reference: z.string(),
  title: z.string(),
  opensOn: z.string(),
  closesOn: z.string(),
  transitions: z.array(
    z.object({ id: z.string(), from: z.string(), to: z.string(), at: instant, note: z.string().nullable() }),
  ),
  history: z.object({ nodes: z.array(z.object({ id: z.string(), at: instant, changes: z.string() })) }),
  openIssues: z.array(
    z.object({ id: z.string(), summary: z.string(), updates: z.array(z.object({ at: instant, text: z.string() })) }),
  ),
  milestones: z.array(
    z.object({
      ...{ id: z.string(), name: z.string(), state: z.string() },
      ...{ doneOn: z.string().nullable(), settledAt: instant.nullable() },
    }),
  ),
});

type Told = z.infer<typeof consultation>;

const QUERY = `query News($after: String) { consultations(first: 100, after: $after) {
  nodes {
    reference title opensOn closesOn
    transitions { id from to at note }
    history(last: 100) { nodes { id at changes } }
    openIssues { id summary updates { at text } }
    milestones { id name state doneOn settledAt }
  }
  pageInfo { hasNextPage endCursor } } }`;

const changedFields = z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() }));

/** What happened to consultations, as far as it is public. */
export async function consultationNews(graph: PublicGraph): Promise<NewsItem[]> {
  const all = await wholeList(
    async (after) =>
      (await graph.ask(QUERY, { after }, z.object({ consultations: listOf(consultation) }))).consultations,
  );
  return all.flatMap((told) => {
    const path = consultationPath(told.reference);
    const items = [opened(told), ...daysMoved(told), ...ended(told), ...becameKnown(told), ...reached(told)];
    return items.map((item) => ({ ...item, path }));
  });
}

type Item = Omit<NewsItem, 'path'>;

function opened({ reference, title, opensOn, closesOn, transitions }: Told): Item {
  const day = startOfDayInLondon(opensOn);
  const step = transitions.find(({ to }) => to === 'OPEN');
  return {
    id: `consultation:${reference}:opened`,
    // One that was opened later in the day, or for a day to come.
    at: step && step.at > day ? step.at : day,
    title: `Consultation opened: ${reference}`,
    text: `${title}\n\nResponses are asked for by the end of ${dayInWords(closesOn)}, UK time.`,
  };
}

function daysMoved({ reference, title, history }: Told): Item[] {
  return history.nodes.flatMap(({ id, at, changes }) => {
    const moved = changedFields.parse(JSON.parse(changes)).find(({ field }) => field === 'closesOn');
    if (typeof moved?.before !== 'string' || typeof moved.after !== 'string') return [];
    const [before, after] = [dayInWords(moved.before), dayInWords(moved.after)];
    const text = `${title}\n\nResponses are asked for by the end of ${after}, UK time; it was ${before} before.`;
    return [{ id, at, title: `Closing day is now ${after}: ${reference}`, text }];
  });
}

function ended({ reference, title, transitions }: Told): Item[] {
  return transitions.flatMap(({ id, to, at, note }) => {
    if (to !== 'CONCLUDED' && to !== 'WITHDRAWN') return [];
    const text = note === null ? title : `${title}\n\n${note}`;
    return [{ id, at, title: `Consultation ${to.toLowerCase()}: ${reference}`, text }];
  });
}

function becameKnown({ reference, openIssues }: Told): Item[] {
  return openIssues.flatMap(({ id, summary, updates }) =>
    updates.map(({ at, text }, index) => ({
      ...{ id: `${id}:${index + 1}`, at },
      title: `Open issue of ${reference}: there is something new`,
      text: `${summary}\n\n${text}`,
    })),
  );
}

function reached({ reference, milestones }: Told): Item[] {
  return milestones.flatMap(({ id, name, state, doneOn, settledAt }) => {
    if (state !== 'DONE' || doneOn === null) return [];
    const text = `${name}\n\nReached on ${dayInWords(doneOn)}.`;
    return [
      {
        id: `${id}:done`,
        at: settledAt ?? startOfDayInLondon(doneOn),
        title: `Milestone of ${reference} reached`,
        text,
      },
    ];
  });
}
