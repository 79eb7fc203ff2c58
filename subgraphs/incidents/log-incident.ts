import type { EntityManager } from 'typeorm';
import { insertAll } from '../../platform/database/insert-all';
import { nextNumber } from '../../platform/database/sequence';
import { checkExistence } from '../../platform/existence';
import { authorship, changesBetween, recordNew } from '../../platform/history/history';
import { Problems } from '../../platform/input/problems';
import type { RequestContext } from '../../platform/request-context';
import { appendEvents } from './append-events';
import { CategoryTarget, targetInForce } from './category-target';
import { Incident } from './incident';
import { settledClocks } from './incident-clocks';
import { IncidentDevice } from './incident-device';
import { incidentId, referenceOf } from './incident-ids';
import { InterestedParty } from './interested-party';
import type { LogIncidentInput } from './log-incident.input';
import { type IncidentDraft, readDraft } from './log-rules';
import { type IncidentCategory, IncidentEventKind, IncidentStatus } from './vocabulary';

/** @throws Refusal with everything that is wrong; then nothing was changed */
export async function logIncident(context: RequestContext, input: LogIncidentInput): Promise<Incident> {
  const problems = new Problems();
  const { draft, references } = readDraft(problems, input, context.caller);
  await checkExistence(context.graph, problems, references);
  problems.refuseIfAny();
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'logIncident');
    // Taken first: its row stays locked, so that target times do not change under an incident that is being raised.
    const number = await nextNumber(transaction, 'incident');
    const target = await targetFor(transaction, draft.category, by.at);
    const incident = newIncident(draft, target, referenceOf(number), by.at);
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

/**
 * The target of a category that was in force when an incident was raised.
 * @throws Refusal when there is none
 */
export async function targetFor(
  transaction: EntityManager,
  category: IncidentCategory,
  raisedAt: Date,
): Promise<CategoryTarget> {
  const target = targetInForce(await transaction.find(CategoryTarget), category, raisedAt);
  if (target) return target;
  const problems = new Problems();
  const message = `No target times are in force for ${category}.`;
  problems.add('category', 'TARGET_MISSING', message, 'Give a category that categoryTargets lists.');
  throw problems.refusal();
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
    escalationLevel: 0,
    duplicateOfId: null,
    problemId: null,
    version: 1,
  });
}
