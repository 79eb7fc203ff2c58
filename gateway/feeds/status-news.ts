import { z } from 'zod';
import { instant } from '../pages/answer-shapes';
import type { PublicGraph } from '../pages/public-graph';
import { toldPublication } from '../status/told-publication';
import type { NewsItem } from './news';

const disaster = z.object({
  ...{ id: z.string(), reference: z.string(), exercise: z.boolean() },
  ...{ recoveredAt: instant.nullable(), closedAt: instant.nullable() },
  scenario: z.object({ title: z.string() }),
});

const publication = z.object({
  ...{ id: z.string(), publishedAt: instant, text: z.string(), affectedServiceRequests: z.array(z.string()) },
  expectedRecoveryAt: instant.nullable(),
  disaster,
});

type Told = z.infer<typeof disaster>;

const DISASTER = 'id reference exercise recoveredAt closedAt scenario { title }';

const QUERY = `{ impactPublications(first: 100) { nodes {
    id publishedAt text affectedServiceRequests expectedRecoveryAt disaster { ${DISASTER} } } }
  exercises: disasters(first: 100, filter: { exercise: true }) { nodes {
    ${DISASTER} exercisePlan { announcement announcedAt } } } }`;

const exercise = disaster.extend({
  exercisePlan: z.object({ announcement: z.string().nullable(), announcedAt: instant.nullable() }),
});

const answer = z.object({
  impactPublications: z.object({ nodes: z.array(publication) }),
  exercises: z.object({ nodes: z.array(exercise) }),
});

/** What was last published of disasters and exercises (IMP 5.1.9), and which of them are announced, recovered from and over. */
export async function statusNews(graph: PublicGraph): Promise<NewsItem[]> {
  const { impactPublications, exercises } = await graph.ask(QUERY, {}, answer);
  const { nodes } = impactPublications;
  const happened = [...nodes.map(({ disaster: told }) => told), ...exercises.nodes];
  const disasters = new Map(happened.map((told) => [told.id, told]));
  const announced = exercises.nodes.flatMap(({ exercisePlan: { announcement: text, announcedAt: at }, ...told }) =>
    text === null || at === null
      ? []
      : { id: `${told.id}:announced`, at, title: titleOf(told), text, path: pathOf(told) },
  );
  const published = nodes.map(({ disaster: told, id, publishedAt, ...publication }) => ({
    ...{ id, at: publishedAt, path: pathOf(told), title: titleOf(told) },
    text: toldPublication(publication),
  }));
  return [...published, ...announced, ...[...disasters.values()].flatMap(stepsOf)];
}

function pathOf({ reference }: Told): string {
  return `/status#${reference}`;
}

function titleOf({ exercise, scenario, reference }: Told): string {
  return `${exercise ? 'Exercise: ' : ''}${scenario.title} (${reference})`;
}

function stepsOf(told: Told): NewsItem[] {
  const { id, exercise, recoveredAt, closedAt } = told;
  const back = exercise ? 'The exercise is over.' : 'The services are back.';
  const steps = [
    { step: 'recovered', at: recoveredAt, text: back },
    { step: 'closed', at: closedAt, text: 'It is over and reviewed.' },
  ];
  return steps.flatMap(({ step, at, text }) =>
    // One that fails again recovers more than once.
    at === null ? [] : { id: `${id}:${step}:${at.toISOString()}`, at, title: titleOf(told), text, path: pathOf(told) },
  );
}
