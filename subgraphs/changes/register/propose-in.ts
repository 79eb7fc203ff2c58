import type { EntityManager } from 'typeorm';
import { updateVersioned } from '../../../platform/database/versioned';
import { type Authorship, changesBetween, record } from '../../../platform/history/history';
import { addNotFound } from '../../../platform/input/named-things';
import type { Problems } from '../../../platform/input/problems';
import { dayInLondon } from '../../../platform/time/london';
import { Consultation } from '../consultations/consultation';
import { ConsultationStatus } from '../consultations/consultation.vocabulary';
import { toldOf } from '../consultations/consultation-history';
import { statusOn } from '../consultations/consultation-status';

/** Makes a consultation propose a baseline; what keeps it from doing so is added to the problems. */
export async function proposeIn(
  transaction: EntityManager,
  by: Authorship,
  consultationId: string,
  baselineId: string,
  problems: Problems,
): Promise<void> {
  const consultation = await transaction.findOneBy(Consultation, { id: consultationId });
  if (!consultation) {
    addNotFound(problems, 'consultationId', consultationId, 'The query consultations lists all of them.');
    return;
  }
  const status = statusOn(consultation, dayInLondon(by.at));
  if (status === ConsultationStatus.CONCLUDED || status === ConsultationStatus.WITHDRAWN) {
    const message = `${consultationId} is ${status}; it proposes nothing more.`;
    problems.add('consultationId', 'CONSULTATION_OVER', message, 'Name one that is still to be concluded.');
    return;
  }
  const { proposedBaselineIds } = consultation;
  if (problems.any || proposedBaselineIds.includes(baselineId)) return;
  const changed = { proposedBaselineIds: [...proposedBaselineIds, baselineId] };
  await updateVersioned(transaction, Consultation, consultation, changed);
  const after = Object.assign(new Consultation(), { ...consultation, ...changed, version: consultation.version + 1 });
  await record(transaction, by, {
    thingId: consultationId,
    changes: changesBetween(toldOf(consultation), toldOf(after)),
  });
}
