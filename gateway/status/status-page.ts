import { timeInWords } from '../../platform/time/london';
import { page } from '../pages/layout';
import { html, type Markup, NOTHING, paragraphs } from '../pages/markup';
import type { PublicDisaster, PublicState, PublicStatus } from './public-status';
import { type Indicator, indicatorOf } from './severity';
import { toldPublication } from './told-publication';

const IN_WORDS: Readonly<Record<PublicState, string>> = {
  OPERATIONAL: 'Works as it should',
  DEGRADED: 'Slower, or partly lost',
  UNAVAILABLE: 'Does not work',
};

const WHOLE: Readonly<Record<Indicator, string>> = {
  none: 'Everything works as it should.',
  minor: 'Some services are slower or harder to use than they should be.',
  major: 'Some service requests do not work through some providers.',
  critical: 'No service request works everywhere.',
};

const STATUS_IN_WORDS: Readonly<Record<PublicDisaster['status'], string>> = {
  DECLARED: 'Declared; recovery has not begun',
  RECOVERING: 'Recovery is under way',
  RECOVERED: 'The services are back; it is being reviewed',
  CLOSED: 'Over and reviewed',
  EXERCISE_ONLY: 'Exercise: nothing was lost',
};

/** The page that tells people what works, and what was published of what does not. */
export function statusPage(told: PublicStatus, base: string): string {
  const open = told.disasters.filter(({ status, exercise }) => status !== 'CLOSED' && !exercise);
  const exercises = told.disasters.filter(({ exercise }) => exercise);
  const past = told.disasters.filter(({ status, exercise }) => status === 'CLOSED' && !exercise);
  return page(
    'Service status',
    base,
    html`<h1>Service status</h1>
<p class="status">${WHOLE[indicatorOf(told)]}</p>
<p>This page reads itself anew every minute. To be told instead, follow the <a href="${base}/feeds/status.atom">feed</a>; programs read <a href="${base}/status/api/v2/summary.json">the same in JSON</a>.</p>
${section('now', 'What does not work', open, 'Nothing is published that is not over.')}
${providers(told)}
${section('exercises', 'Exercises', exercises, 'No exercise is announced.')}
${section('past', 'What is over', past, 'There is nothing.')}`,
  );
}

function section(id: string, title: string, disasters: readonly PublicDisaster[], otherwise: string): Markup {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${disasters.length === 0 ? html`<p>${otherwise}</p>` : disasters.map(disasterTold)}</section>`;
}

function disasterTold({ reference, scenario, ...disaster }: PublicDisaster): Markup {
  const { declaredAt, recoveredAt, closedAt, publications, exercisePlan } = disaster;
  return html`<article id="${reference}" aria-labelledby="${reference}-title"><h3 id="${reference}-title">${scenario.title} (${reference})</h3>
<dl>
<dt>Status</dt><dd class="status">${STATUS_IN_WORDS[disaster.status]}</dd>
${exercisePlan === null ? html`<dt>Declared</dt><dd>${timeInWords(declaredAt)}</dd>` : windowTold(exercisePlan)}
${recoveredAt === null ? NOTHING : html`<dt>Services back</dt><dd>${timeInWords(recoveredAt)}</dd>`}
${closedAt === null ? NOTHING : html`<dt>Closed</dt><dd>${timeInWords(closedAt)}</dd>`}
</dl>
${publications.map((publication) => html`<h4>${timeInWords(publication.publishedAt)}</h4>${paragraphs(toldPublication(publication))}`)}</article>`;
}

function windowTold({ from, to, announcement }: NonNullable<PublicDisaster['exercisePlan']>): Markup {
  return html`<dt>Begins</dt><dd>${timeInWords(from)}</dd>
${to === null ? NOTHING : html`<dt>Ends</dt><dd>${timeInWords(to)}</dd>`}
${announcement === null ? NOTHING : html`<dt>Announced</dt><dd>${paragraphs(announcement)}</dd>`}`;
}

function providers({ providers: all, components }: PublicStatus): Markup {
  const groups = [
    ...all.map(({ id, name, state }) => ({ id, name, words: IN_WORDS[state] })),
    { id: null, name: 'DCC itself', words: null },
  ];
  return html`<section aria-labelledby="components"><h2 id="components">What works, by provider</h2>
${groups.map(({ id, name, words }) => {
  const parts = components.filter(({ provider }) => (provider?.id ?? null) === id);
  if (parts.length === 0) return NOTHING;
  return html`<h3>${name}${words === null ? NOTHING : html`: <span class="status">${words}</span>`}</h3>
<dl>${parts.map((part) => html`<dt>${part.name}</dt><dd>${IN_WORDS[part.state]}, since ${timeInWords(part.stateSince)}</dd>`)}</dl>`;
})}</section>`;
}
