import type { Problems } from '../../platform/input/problems';
import type { Incident } from './incident';
import { OPEN_STATUSES } from './vocabulary';

/**
 * What is resolved or closed stands as it was measured, until it is reopened.
 * @param what e.g. `be escalated`
 */
export function checkOpen(problems: Problems, { reference, status }: Incident, what: string): void {
  if (OPEN_STATUSES.includes(status)) return;
  const message = `${reference} is ${status}; only an incident that is ${OPEN_STATUSES.join(', ')} can ${what}.`;
  problems.add('id', 'NOT_OPEN', message, 'If the fault is back, reopen the incident first by transitionIncident.');
}
