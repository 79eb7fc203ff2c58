import type { SelectQueryBuilder } from 'typeorm';
import { keepLinked } from '../../../platform/database/conditions';
import { dayInLondon } from '../../../platform/time/london';
import type { Consultation } from './consultation';
import { ConsultationStatus } from './consultation.vocabulary';

type Facts = Pick<Consultation, 'recordedStatus' | 'opensOn' | 'closesOn'>;

/**
 * Where a consultation stands on a day: one that is to open is a draft until its opening day, and an open one closes by
 * itself when its closing day is over.
 */
export function statusOn({ recordedStatus, opensOn, closesOn }: Facts, today: string): ConsultationStatus {
  if (recordedStatus !== ConsultationStatus.OPEN) return recordedStatus;
  if (opensOn > today) return ConsultationStatus.DRAFT;
  return closesOn < today ? ConsultationStatus.CLOSED : ConsultationStatus.OPEN;
}

/** The same in SQL: keeps consultations that stand in one of some statuses. */
export function keepStatuses(
  query: SelectQueryBuilder<Consultation>,
  statuses: readonly ConsultationStatus[] | null | undefined,
  now: Date,
): void {
  keepLinked(
    query,
    `CASE WHEN thing.recordedStatus = 'OPEN' AND thing.opensOn > :today THEN 'DRAFT'
      WHEN thing.recordedStatus = 'OPEN' AND thing.closesOn < :today THEN 'CLOSED'
      ELSE thing.recordedStatus END IN (:...values)`,
    statuses,
  );
  query.setParameter('today', dayInLondon(now));
}

/** Whether responses are still taken: a late one is marked as late, never refused. */
export function takesResponses(status: ConsultationStatus): boolean {
  return (
    status === ConsultationStatus.OPEN ||
    status === ConsultationStatus.CLOSED ||
    status === ConsultationStatus.UNDER_REVIEW
  );
}
