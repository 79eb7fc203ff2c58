import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { startOfDayInLondon } from '../../platform/time/london';
import { listOf } from '../pages/answer-shapes';
import { consultationPath } from '../pages/public-address';
import { type PublicGraph, wholeList } from '../pages/public-graph';

const milestone = z.object({
  id: z.string(),
  name: z.string(),
  authority: z.string().nullable(),
  plannedFor: z.string(),
  dueOn: z.string().nullable(),
  doneOn: z.string().nullable(),
  state: z.enum(['PLANNED', 'DONE', 'LATE', 'CANCELLED']),
  version: z.number(),
});

const consultation = z.object({
  reference: z.string(),
  title: z.string(),
  status: z.string(),
  opensOn: z.string(),
  closesOn: z.string(),
  version: z.number(),
  milestones: z.array(milestone),
});

type DatedConsultation = z.infer<typeof consultation>;

const FIELDS = `reference title status opensOn closesOn version
  milestones { id name authority plannedFor dueOn doneOn state version }`;

const ALL = `query Calendar($after: String) { consultations(first: 100, after: $after) {
  nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`;
const ONE = `query Calendar($reference: String!) { consultation(reference: $reference) { ${FIELDS} } }`;

/** The consultations whose days a calendar shows; null when one is asked for that the public does not know. */
export async function datedConsultations(
  graph: PublicGraph,
  reference: string | undefined,
): Promise<DatedConsultation[] | null> {
  if (reference === undefined) {
    return wholeList(
      async (after) =>
        (await graph.ask(ALL, { after }, z.object({ consultations: listOf(consultation) }))).consultations,
    );
  }
  const found = await graph.ask(ONE, { reference }, z.object({ consultation: consultation.nullable() }));
  return found.consultation && [found.consultation];
}

interface Day {
  uid: string;
  date: string;
  summary: string;
  description: string;
  version: number;
  cancelled: boolean;
}

const STATE_IN_WORDS: Readonly<Record<z.infer<typeof milestone>['state'], string>> = {
  PLANNED: '',
  DONE: ' (done)',
  LATE: ' (late)',
  CANCELLED: ' (cancelled)',
};

function daysOf({ reference, title, status, opensOn, closesOn, version, milestones }: DatedConsultation): Day[] {
  const withdrawn = status === 'WITHDRAWN';
  const own = { description: title, version, cancelled: withdrawn };
  return [
    { ...own, uid: `consultation:${reference}:opens`, date: opensOn, summary: `${reference} opens` },
    {
      ...own,
      uid: `consultation:${reference}:closes`,
      date: closesOn,
      summary: `${reference} closes at the end of the day`,
    },
    ...milestones.flatMap((step): Day[] => {
      const date = step.doneOn ?? step.dueOn;
      if (date === null) return [];
      const cancelled = withdrawn || step.state === 'CANCELLED';
      const authority = step.authority === null ? '' : `\n${step.authority}`;
      return [
        {
          ...{ uid: step.id, date, version: step.version, cancelled },
          summary: `${reference}: ${step.name}${STATE_IN_WORDS[step.state]}`,
          description: `${title}\nPlanned for: ${step.plannedFor}${authority}`,
        },
      ];
    }),
  ];
}

/** An iCalendar of days in the UK: whole days, which are the same days wherever they are read. */
export function calendarText(consultations: readonly DatedConsultation[], address: string): string {
  const calendar = ical({
    name: 'Consultations',
    prodId: { company: 'Throughline', product: 'Consultations', language: 'EN' },
  });
  for (const held of consultations) {
    for (const { uid, date, summary, description, version, cancelled } of daysOf(held)) {
      calendar.createEvent({
        ...{ id: `${uid}@throughline`, summary, description, allDay: true, sequence: version },
        ...{ start: date, end: DateTime.fromISO(date, { zone: 'utc' }).plus({ days: 1 }).toISODate() },
        // Told from what is held, so that the same days are the same text.
        stamp: startOfDayInLondon(held.opensOn),
        transparency: ICalEventTransparency.TRANSPARENT,
        status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
        url: `${address}${consultationPath(held.reference)}`,
      });
    }
  }
  return calendar.toString();
}
