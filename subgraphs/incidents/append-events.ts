import type { EntityManager } from 'typeorm';
import { insertAll } from '../../platform/database/insert-all';
import type { Authorship } from '../../platform/history/history';
import type { Incident } from './incident';
import { IncidentEvent } from './incident-event';
import { eventId } from './incident-ids';

export type EventDraft = Pick<IncidentEvent, 'kind' | 'text'>;

/** Appends to the timeline of an incident that this transaction holds. */
export async function appendEvents(
  transaction: EntityManager,
  { id, reference }: Pick<Incident, 'id' | 'reference'>,
  by: Authorship,
  events: readonly EventDraft[],
): Promise<void> {
  const before = await transaction.countBy(IncidentEvent, { incidentId: id });
  const rows = events.map((event, index) => {
    const number = before + index + 1;
    return { id: eventId(reference, number), incidentId: id, number, at: by.at, actor: by.actor, ...event };
  });
  await insertAll(transaction, IncidentEvent, rows);
}
