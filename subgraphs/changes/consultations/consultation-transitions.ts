import type { EntityManager } from 'typeorm';
import type { Authorship } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import type { Consultation } from './consultation';
import { ConsultationTransition } from './consultation-transition';

export type Step = Pick<ConsultationTransition, 'from' | 'to' | 'note'>;

/** Writes down a step of a consultation, in the transaction that takes it. */
export async function writeTransition(
  transaction: EntityManager,
  by: Authorship,
  { id: consultationId, reference }: Consultation,
  step: Step,
): Promise<void> {
  const ordinal = (await transaction.countBy(ConsultationTransition, { consultationId })) + 1;
  await transaction.insert(ConsultationTransition, {
    id: typedId('consultationTransition', `${reference}-${ordinal}`),
    ...{ consultationId, ordinal, ...step, at: by.at, by: by.actor },
  });
}
