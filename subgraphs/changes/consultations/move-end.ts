import type { EntityManager } from 'typeorm';
import { updateVersioned } from '../../../platform/database/versioned';
import { type Authorship, changesBetween, record } from '../../../platform/history/history';
import type { Consultation } from './consultation';
import { Milestone } from './milestone';

/** Moves the milestone that is the end of a consultation to its new closing day. */
export async function moveEnd(
  transaction: EntityManager,
  by: Authorship,
  { id: consultationId, closesOn: dueOn }: Consultation,
): Promise<void> {
  for (const end of await transaction.findBy(Milestone, { consultationId, endsConsultation: true })) {
    if (end.dueOn === dueOn) continue;
    const version = end.version + 1;
    await updateVersioned(transaction, Milestone, end, { dueOn });
    await record(transaction, by, { thingId: end.id, changes: changesBetween(end, { dueOn, version }) });
  }
}
