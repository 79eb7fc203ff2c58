import type { Problems } from '../../../platform/input/problems';
import type { Incident } from '../incident';
import { nextStatuses } from '../life-cycle/life-cycle';
import { IncidentStatus } from '../vocabulary';

type Known = Pick<Incident, 'id' | 'reference' | 'status' | 'duplicateOfId'>;

/**
 * A duplicate leads to one that is none itself, so that no chain and no circle comes about.
 * @source IMP, heading on repeat incidents; that duplicates are closed is recalled from practice
 */
export function checkDuplicate(
  problems: Problems,
  { duplicate, original, hasDuplicates }: { duplicate: Known; original: Known; hasDuplicates: boolean },
): void {
  const { reference, status } = duplicate;
  if (original.id === duplicate.id) {
    problems.add('originalId', 'ITSELF', `${reference} is not its own duplicate.`, 'Give the other incident.');
  } else if (original.duplicateOfId !== null) {
    const message = `${original.reference} is itself a duplicate of ${original.duplicateOfId}.`;
    problems.add('originalId', 'IS_DUPLICATE', message, `Give ${original.duplicateOfId}.`);
  }
  if (duplicate.duplicateOfId !== null) {
    const message = `${reference} is marked as a duplicate of ${duplicate.duplicateOfId} already.`;
    problems.add('id', 'IS_DUPLICATE', message, 'Call unmarkDuplicate first if it is not that one.');
  } else if (!nextStatuses(status, 'markDuplicate').includes(IncidentStatus.CLOSED)) {
    const message = `${reference} is ${status}, so that nothing of it goes on.`;
    problems.add('id', 'NOT_OPEN', message, 'If the fault is back, reopen it first by transitionIncident.');
  }
  if (hasDuplicates) {
    const message = `Others are marked as duplicates of ${reference}.`;
    problems.add('id', 'HAS_DUPLICATES', message, 'Mark the other one as its duplicate, or unmark those first.');
  }
}
