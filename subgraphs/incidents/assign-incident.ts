import type { EntityManager } from 'typeorm';
import { insertAll } from '../../platform/database/insert-all';
import { type Authorship, authorship } from '../../platform/history/history';
import { Problems } from '../../platform/input/problems';
import type { RequestContext } from '../../platform/request-context';
import type { AssignIncidentInput } from './assign-incident.input';
import { type AssignmentDraft, checkAssignable, checkPartyRole, readAssignment } from './assignment-rules';
import { changeIncident } from './change-incident';
import { ORGANISATION, readForeignId } from './foreign-ids';
import type { Incident } from './incident';
import { IncidentAssignment } from './incident-assignment';
import { assignmentId, informationId } from './incident-ids';
import { organisationRoles } from './inventory-facts';
import { resumed } from './life-cycle/clock-moves';
import { readIncident } from './read-incident';
import { SupportingInformation } from './supporting-information';
import { IncidentEventKind, IncidentStatus } from './vocabulary';

/**
 * @throws CONFLICT when somebody else changed the incident since the caller read it
 * @throws Refusal with everything that is wrong; in each case nothing was changed
 */
export async function assignIncident(context: RequestContext, input: AssignIncidentInput): Promise<Incident> {
  const { id, version } = input;
  const given = new Problems();
  const draft = readAssignment(given, input, context.caller);
  if (readForeignId(given, 'partyId', draft.partyId, ORGANISATION).length > 0) {
    checkPartyRole(given, draft, await organisationRoles(context.graph, draft.partyId));
  }
  return context.database.write(async (transaction) => {
    const problems = new Problems();
    problems.addAll(given);
    const incident = await readIncident(transaction, problems, { id, version });
    checkAssignable(problems, id, incident.status);
    problems.refuseIfAny();
    return assign(transaction, authorship(context, 'assignIncident'), incident, draft);
  });
}

async function assign(
  transaction: EntityManager,
  by: Authorship,
  incident: Incident,
  { information, ...wanted }: AssignmentDraft,
): Promise<Incident> {
  const { reference, id: incidentId } = incident;
  const number = (await transaction.countBy(IncidentAssignment, { incidentId })) + 1;
  const id = assignmentId(reference, number);
  await transaction
    .createQueryBuilder()
    .update(IncidentAssignment)
    .set({ endedAt: by.at })
    .where('incidentId = :incidentId AND endedAt IS NULL', { incidentId })
    .execute();
  const times = { assignedAt: by.at, acceptedAt: null, endedAt: null };
  await transaction.insert(IncidentAssignment, { id, incidentId, number, ...wanted, ...times });
  await insertAll(
    transaction,
    SupportingInformation,
    information.map((item, index) => ({
      id: informationId(reference, number, index + 1),
      assignmentId: id,
      number: index + 1,
      ...item,
      addedAt: by.at,
      addedBy: by.actor,
    })),
  );
  const given = information.map(({ source }) => source).join(', ');
  const { partyId, role, reason } = wanted;
  return changeIncident(transaction, by, incident, {
    changes: {
      status: IncidentStatus.ASSIGNED,
      assignmentId: id,
      assignedToId: partyId,
      ...resumed(incident, by.at),
    },
    events: [
      ...(incident.pausedSince === null
        ? []
        : [{ kind: IncidentEventKind.RESUMED, text: 'It is given to a party again.' }]),
      { kind: IncidentEventKind.ASSIGNED, text: reason },
      ...(given === '' ? [] : [{ kind: IncidentEventKind.INFORMATION_ADDED, text: `From ${given}.` }]),
    ],
    told: { after: { role, supportingInformation: information } },
    reason,
  });
}
