import type { EntityManager } from 'typeorm';
import { type Authorship, authorship } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import type { EventDraft } from '../append-events';
import { changeIncident } from '../change-incident';
import type { Incident } from '../incident';
import { IncidentAssignment } from '../incident-assignment';
import { readIncident } from '../read-incident';
import { IncidentEventKind, IncidentStatus } from '../vocabulary';
import { paused, reopened, resolved, takenUp } from './clock-moves';
import { isReopening, nextStatuses } from './life-cycle';
import type { TransitionIncidentInput } from './life-cycle.input';
import { checkOwn, shownAssignment } from './take-up';

const { LOGGED, IN_PROGRESS, PENDING, RESOLVED, CLOSED } = IncidentStatus;

/**
 * @throws CONFLICT when the incident has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in each case nothing was changed
 */
export async function transitionIncident(
  context: RequestContext,
  { id, version, to, ...input }: TransitionIncidentInput,
): Promise<Incident> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'transitionIncident');
    const problems = new Problems();
    const note = readText(problems, 'note', input.note, PARAGRAPHS);
    const incident = await readIncident(transaction, problems, { id, version });
    const assignment = await shownAssignment(transaction, incident);
    checkStep(problems, incident, to);
    if (to === IN_PROGRESS && assignment) checkOwn(problems, 'to', assignment, context.caller);
    problems.refuseIfAny();
    const told = assignment && (await moveAssignment(transaction, by, assignment, to));
    return changeIncident(transaction, by, incident, {
      changes: { status: to, ...stepTaken(incident, assignment, { to, note, at: by.at }) },
      events: eventsOf(incident, assignment, to, note),
      ...(told ? { told } : {}),
      reason: note,
    });
  });
}

function checkStep(problems: Problems, { reference, status, duplicateOfId }: Incident, to: IncidentStatus): void {
  if (duplicateOfId !== null) {
    const message = `${reference} is a duplicate of ${duplicateOfId}.`;
    problems.add('id', 'IS_DUPLICATE', message, 'Work on that one, or call unmarkDuplicate if it is none.');
    return;
  }
  const next = nextStatuses(status, 'transitionIncident');
  if (next.includes(to)) return;
  const message = `${reference} is ${status}, from where it cannot become ${to}.`;
  const way =
    status === LOGGED || to === IncidentStatus.ASSIGNED
      ? 'Give it to a party by assignIncident.'
      : `It can become ${next.join(' or ')}.`;
  problems.add('to', 'NOT_A_STEP', message, way);
}

/** What an incident is after a step that it can take. */
function stepTaken(
  incident: Incident,
  assignment: IncidentAssignment | null,
  { to, note, at }: { to: IncidentStatus; note: string; at: Date },
): Partial<Incident> {
  if (to === PENDING) return paused(incident, at);
  if (to === RESOLVED) return { ...resolved(incident, at), resolution: note, assignedToId: null };
  if (to === CLOSED) return { closedAt: at };
  if (!isReopening(incident.status, to)) return takenUp(incident, at);
  return { ...reopened(incident, at), assignedToId: assignment?.partyId ?? null };
}

/** The assignment ends with the resolution, and goes on when the incident is reopened. */
async function moveAssignment(
  transaction: EntityManager,
  by: Authorship,
  { id, acceptedAt, endedAt }: IncidentAssignment,
  to: IncidentStatus,
) {
  if (to !== IN_PROGRESS && to !== RESOLVED) return null;
  const after = to === RESOLVED ? { acceptedAt, endedAt: by.at } : { acceptedAt: acceptedAt ?? by.at, endedAt: null };
  await transaction.update(IncidentAssignment, { id }, after);
  return { before: { acceptedAt, endedAt }, after };
}

function eventsOf(
  { status }: Incident,
  assignment: IncidentAssignment | null,
  to: IncidentStatus,
  text: string,
): EventDraft[] {
  if (to === PENDING) return [{ kind: IncidentEventKind.PAUSED, text }];
  if (to === RESOLVED) return [{ kind: IncidentEventKind.RESOLVED, text }];
  if (to === CLOSED) return [{ kind: IncidentEventKind.CLOSED, text }];
  const accepted = assignment?.acceptedAt === null ? [{ kind: IncidentEventKind.ACCEPTED, text }] : [];
  if (isReopening(status, to)) return [{ kind: IncidentEventKind.REOPENED, text }, ...accepted];
  return status === PENDING ? [{ kind: IncidentEventKind.RESUMED, text }, ...accepted] : accepted;
}
