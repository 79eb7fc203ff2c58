import type { EntityManager } from 'typeorm';
import { DCC_ID } from '../../../platform/caller/acts-for-dcc';
import type { Caller } from '../../../platform/caller/caller';
import type { Problems } from '../../../platform/input/problems';
import type { Incident } from '../incident';
import { IncidentAssignment } from '../incident-assignment';

/** The assignment that is running, or the last one of an incident that is resolved. */
export async function shownAssignment(
  transaction: EntityManager,
  { assignmentId }: Pick<Incident, 'assignmentId'>,
): Promise<IncidentAssignment | null> {
  return assignmentId === null ? null : transaction.findOneBy(IncidentAssignment, { id: assignmentId });
}

/** A party takes up what is its own; DCC's desk records what the parties tell it. */
export function checkOwn(
  problems: Problems,
  field: string,
  { partyId }: Pick<IncidentAssignment, 'partyId'>,
  { organisationId }: Pick<Caller, 'organisationId'>,
): void {
  if (organisationId === null || organisationId === DCC_ID || organisationId === partyId) return;
  const message = `You act for ${organisationId}, and the incident is given to ${partyId}.`;
  problems.add(field, 'NOT_YOUR_ORGANISATION', message, `Leave it to ${partyId}, or have it assigned to your own.`);
}
