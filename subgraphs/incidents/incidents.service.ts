import type { EntityManager } from 'typeorm';
import { insertAll } from '../../platform/database/insert-all';
import { nextNumber } from '../../platform/database/sequence';
import { updateVersioned } from '../../platform/database/versioned';
import { conflict } from '../../platform/errors';
import { checkExistence } from '../../platform/existence';
import { type Authorship, authorship, changesBetween, record, recordNew } from '../../platform/history/history';
import { readId } from '../../platform/ids';
import { Problems } from '../../platform/input/problems';
import type { RequestContext } from '../../platform/request-context';
import type { AssignIncidentInput } from './assign-incident';
import { type AssignmentDraft, checkAssignable, checkPartyRole, readAssignment } from './assignment-rules';
import { CategoryTarget, targetInForce } from './category-target';
import { ORGANISATION, readForeignId } from './foreign-ids';
import { Incident } from './incident';
import { IncidentAssignment } from './incident-assignment';
import { settledClocks } from './incident-clocks';
import { IncidentDevice } from './incident-device';
import { IncidentEvent } from './incident-event';
import { assignmentId, eventId, incidentId, informationId, referenceOf } from './incident-ids';
import { InterestedParty } from './interested-party';
import { organisationRoles } from './inventory-facts';
import type { LogIncidentInput } from './log-incident';
import { type IncidentDraft, readDraft } from './log-rules';
import { SupportingInformation } from './supporting-information';
import { IncidentEventKind, IncidentStatus } from './vocabulary';

/** @throws Refusal with everything that is wrong; then nothing was changed */
export async function logIncident(context: RequestContext, input: LogIncidentInput): Promise<Incident> {
  const problems = new Problems();
  const { draft, references } = readDraft(problems, input, context.caller);
  await checkExistence(context.graph, problems, references);
  problems.refuseIfAny();
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'logIncident');
    const target = await targetFor(transaction, draft, by.at);
    const incident = newIncident(draft, target, referenceOf(await nextNumber(transaction, 'incident')), by.at);
    const { id } = incident;
    const { deviceIds, interestedPartyIds } = draft;
    await transaction.insert(Incident, incident);
    await insertAll(
      transaction,
      IncidentDevice,
      deviceIds.map((deviceId) => ({ incidentId: id, deviceId })),
    );
    await insertAll(
      transaction,
      InterestedParty,
      interestedPartyIds.map((organisationId) => ({ incidentId: id, organisationId })),
    );
    await appendEvents(transaction, incident, by, [
      { kind: IncidentEventKind.LOGGED, text: 'Recorded in the Incident Management Log.' },
      { kind: IncidentEventKind.CATEGORISED, text: draft.categoryRationale },
    ]);
    const changes = changesBetween(null, { ...incident, deviceIds, interestedPartyIds });
    await recordNew(transaction, by, [{ thingId: id, changes }]);
    return incident;
  });
}

/** @throws Refusal when the policy in force sets no target for the category */
async function targetFor(transaction: EntityManager, { category }: IncidentDraft, at: Date): Promise<CategoryTarget> {
  const target = targetInForce(await transaction.find(CategoryTarget), category, at);
  if (target) return target;
  const problems = new Problems();
  const message = `No target times are in force for ${category}.`;
  problems.add('category', 'TARGET_MISSING', message, 'Give a category that categoryTargets lists.');
  problems.refuseIfAny();
  throw new TypeError(message);
}

function newIncident(draft: IncidentDraft, target: CategoryTarget, reference: string, at: Date): Incident {
  const { deviceIds: _linked, interestedPartyIds: _informed, ...described } = draft;
  const { responseSeconds, resolutionSeconds } = target;
  const clocks = {
    raisedAt: at,
    responseSeconds,
    resolutionSeconds,
    pauses: [],
    responseMetAt: null,
    resolvedAt: null,
  };
  return Object.assign(new Incident(), {
    id: incidentId(reference),
    reference,
    ...described,
    status: IncidentStatus.LOGGED,
    assignmentId: null,
    assignedToId: null,
    ...clocks,
    ...settledClocks(clocks),
    resolution: null,
    closedAt: null,
    duplicateOfId: null,
    problemId: null,
    version: 1,
  });
}

/**
 * @throws Refusal with everything that is wrong; then nothing was changed
 * @throws CONFLICT when somebody else changed the incident since the caller read it
 */
export async function assignIncident(context: RequestContext, input: AssignIncidentInput): Promise<Incident> {
  const { id, version } = input;
  const problems = new Problems();
  const draft = readAssignment(problems, input, context.caller);
  if (readForeignId(problems, 'partyId', draft.partyId, ORGANISATION).length > 0) {
    checkPartyRole(problems, draft, await organisationRoles(context.graph, draft.partyId));
  }
  return context.database.write(async (transaction) => {
    const incident = readId(id)?.kind === 'incident' ? await transaction.findOneBy(Incident, { id }) : null;
    const found = new Problems();
    found.addAll(problems);
    if (!incident) {
      found.add(
        'id',
        'NOT_FOUND',
        'There is no such incident.',
        'Check the id; incidents are like incident:INC000000123.',
      );
    } else if (incident.version === version) checkAssignable(found, id, incident.status);
    found.refuseIfAny();
    if (!incident) throw new TypeError('An incident that is not there was not refused.');
    if (incident.version !== version) throw conflict(id, version, incident.version);
    return assign(transaction, authorship(context, 'assignIncident'), incident, draft);
  });
}

async function assign(
  transaction: EntityManager,
  by: Authorship,
  incident: Incident,
  draft: AssignmentDraft,
): Promise<Incident> {
  const { id, reference } = incident;
  const { information, ...wanted } = draft;
  const number = (await transaction.countBy(IncidentAssignment, { incidentId: id })) + 1;
  const assignment = { id: assignmentId(reference, number), incidentId: id, number, ...wanted };
  const after = assigned(incident, assignment, by.at);
  await updateVersioned(transaction, Incident, incident, { ...after });
  await transaction
    .createQueryBuilder()
    .update(IncidentAssignment)
    .set({ endedAt: by.at })
    .where('incidentId = :id AND endedAt IS NULL', { id })
    .execute();
  await transaction.insert(IncidentAssignment, { ...assignment, assignedAt: by.at, acceptedAt: null, endedAt: null });
  await insertAll(
    transaction,
    SupportingInformation,
    information.map((item, index) => ({
      id: informationId(reference, number, index + 1),
      assignmentId: assignment.id,
      number: index + 1,
      ...item,
      addedAt: by.at,
      addedBy: by.actor,
    })),
  );
  const resumed = incident.pausedSince !== null;
  await appendEvents(transaction, incident, by, [
    ...(resumed ? [{ kind: IncidentEventKind.RESUMED, text: 'It is given to a party again.' }] : []),
    { kind: IncidentEventKind.ASSIGNED, text: draft.reason },
    ...(information.length === 0
      ? []
      : [
          {
            kind: IncidentEventKind.INFORMATION_ADDED,
            text: `From ${information.map(({ source }) => source).join(', ')}.`,
          },
        ]),
  ]);
  const { role } = draft;
  const changes = changesBetween(incident, { ...after, role, supportingInformation: information });
  await record(transaction, by, { thingId: id, changes, reason: draft.reason });
  return after;
}

/** The incident once it is assigned: it is pending no longer, so its clocks go on. */
function assigned(incident: Incident, { id, partyId }: Pick<IncidentAssignment, 'id' | 'partyId'>, at: Date): Incident {
  const pauses = incident.pauses.map(({ from, to }) => ({ from, to: to ?? at.toISOString() }));
  return Object.assign(new Incident(), incident, {
    status: IncidentStatus.ASSIGNED,
    assignmentId: id,
    assignedToId: partyId,
    pauses,
    ...settledClocks({ ...incident, pauses }),
    version: incident.version + 1,
  });
}

/** Appends to the timeline of an incident that this transaction holds. */
async function appendEvents(
  transaction: EntityManager,
  { id, reference }: Incident,
  by: Authorship,
  events: readonly Pick<IncidentEvent, 'kind' | 'text'>[],
): Promise<void> {
  const before = await transaction.countBy(IncidentEvent, { incidentId: id });
  const rows = events.map((event, index) => {
    const number = before + index + 1;
    return { id: eventId(reference, number), incidentId: id, number, at: by.at, actor: by.actor, ...event };
  });
  await insertAll(transaction, IncidentEvent, rows);
}
