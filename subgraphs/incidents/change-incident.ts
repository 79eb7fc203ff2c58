import type { EntityManager } from 'typeorm';
import { updateVersioned } from '../../platform/database/versioned';
import { type Authorship, changesBetween, record } from '../../platform/history/history';
import { appendEvents, type EventDraft } from './append-events';
import { Incident } from './incident';
import { settledClocks } from './incident-clocks';

/** What becomes of an incident. */
export interface IncidentChange {
  changes?: Partial<Incident>;
  events: readonly EventDraft[];
  /** What its history tells beside its own fields: what they were, and what they are. */
  told?: { before?: object; after: object };
  reason: string | null;
}

/** Writes a change of an incident that this transaction holds: its row, with its clocks, its timeline and its history. */
export async function changeIncident(
  transaction: EntityManager,
  by: Authorship,
  before: Incident,
  { changes = {}, events, told = { after: {} }, reason }: IncidentChange,
): Promise<Incident> {
  const changed = { ...before, ...changes };
  const after = Object.assign(new Incident(), changed, settledClocks(changed), { version: before.version + 1 });
  await updateVersioned(transaction, Incident, before, { ...after });
  await appendEvents(transaction, before, by, events);
  const differences = changesBetween({ ...before, ...told.before }, { ...after, ...told.after });
  await record(transaction, by, { thingId: before.id, changes: differences, reason });
  return after;
}
