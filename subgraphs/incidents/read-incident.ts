import type { EntityManager } from 'typeorm';
import { conflict } from '../../platform/errors';
import { isIdOf } from '../../platform/input/named-things';
import type { Problems } from '../../platform/input/problems';
import { Incident } from './incident';
import { IncidentAssignment } from './incident-assignment';

export interface NamedIncident {
  /** Where in the input it is named. */
  field?: string;
  id: string;
  /** Version that the caller saw; null for what does not depend on it. */
  version: number | null;
}

/**
 * The incident that an input names, locked until the transaction ends: of two who change it at once the second sees what
 * the first did.
 * @throws CONFLICT when it has changed since the caller saw it, with its present state, so that a client need not read it
 * again: `extensions.current`
 * @throws Refusal when there is none, with what else was found so far
 */
export async function readIncident(
  transaction: EntityManager,
  problems: Problems,
  { field = 'id', id, version }: NamedIncident,
): Promise<Incident> {
  if (isIdOf('incident', id)) {
    await transaction.increment(Incident, { id }, 'version', 0);
    const incident = await transaction.findOneBy(Incident, { id });
    if (incident?.id === id) {
      if (version === null || version === incident.version) return incident;
      throw conflict(id, version, incident.version, { current: await presentState(transaction, incident) });
    }
  }
  problems.add(
    field,
    'NOT_FOUND',
    'There is no such incident.',
    'Check the id; incidents are like incident:INC000000123.',
  );
  throw problems.refusal();
}

/** What somebody who was too late wants to know before trying again. */
async function presentState(transaction: EntityManager, incident: Incident) {
  const { version, status, category, escalationLevel, duplicateOfId, assignmentId } = incident;
  const assignment = assignmentId && (await transaction.findOneBy(IncidentAssignment, { id: assignmentId }));
  return {
    ...{ version, status, category, escalationLevel, duplicateOfId },
    assignment: assignment && {
      id: assignment.id,
      partyId: assignment.partyId,
      role: assignment.role,
      assignedAt: assignment.assignedAt,
      acceptedAt: assignment.acceptedAt,
    },
  };
}
