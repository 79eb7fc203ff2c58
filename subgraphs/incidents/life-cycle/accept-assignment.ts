import { authorship } from '../../../platform/history/history';
import { addNotFound, isIdOf } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readOptionalText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { changeIncident } from '../change-incident';
import type { Incident } from '../incident';
import { IncidentAssignment } from '../incident-assignment';
import { readIncident } from '../read-incident';
import { IncidentEventKind, IncidentStatus } from '../vocabulary';
import { takenUp } from './clock-moves';
import type { AcceptAssignmentInput } from './life-cycle.input';
import { checkOwn } from './take-up';

/**
 * @throws CONFLICT when the incident has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in each case nothing was changed
 */
export async function acceptAssignment(
  context: RequestContext,
  { assignmentId: id, version, ...input }: AcceptAssignmentInput,
): Promise<Incident> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'acceptAssignment');
    const problems = new Problems();
    const note = readOptionalText(problems, 'note', input.note, PARAGRAPHS);
    const named = isIdOf('incidentAssignment', id) ? await transaction.findOneBy(IncidentAssignment, { id }) : null;
    if (named?.id !== id) {
      addNotFound(problems, 'assignmentId', id, 'Check the id; the incident tells its assignments.');
      throw problems.refusal();
    }
    const incident = await readIncident(transaction, problems, { id: named.incidentId, version });
    // Read again, now that the incident is held: somebody may have taken it up in between.
    const assignment = await transaction.findOneByOrFail(IncidentAssignment, { id });
    checkAcceptable(problems, assignment);
    checkOwn(problems, 'assignmentId', assignment, context.caller);
    problems.refuseIfAny();
    await transaction.update(IncidentAssignment, { id }, { acceptedAt: by.at });
    const resumes = incident.pausedSince !== null;
    return changeIncident(transaction, by, incident, {
      changes: { status: IncidentStatus.IN_PROGRESS, ...takenUp(incident, by.at) },
      events: [
        ...(resumes ? [{ kind: IncidentEventKind.RESUMED, text: 'Its party takes it up.' }] : []),
        { kind: IncidentEventKind.ACCEPTED, text: note },
      ],
      told: { after: { acceptedAt: by.at } },
      reason: note,
    });
  });
}

/** An assignment is accepted once, while it runs. */
function checkAcceptable(problems: Problems, { id, endedAt, acceptedAt }: IncidentAssignment): void {
  if (endedAt !== null) {
    const way = 'Accept the assignment that is running; the incident tells which.';
    problems.add('assignmentId', 'ENDED', `${id} ended at ${endedAt.toISOString()}.`, way);
  } else if (acceptedAt !== null) {
    const way = 'There is nothing to do; transitionIncident takes the incident on from where it is.';
    problems.add('assignmentId', 'ALREADY_ACCEPTED', `${id} was taken up at ${acceptedAt.toISOString()}.`, way);
  }
}
