import { authorship } from '../../../platform/history/history';
import { addNotFound, isIdOf } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { changeIncident } from '../change-incident';
import { MAX_LIST } from '../foreign-ids';
import type { Incident } from '../incident';
import { IncidentAssignment } from '../incident-assignment';
import { informationId } from '../incident-ids';
import { readIncident } from '../read-incident';
import { SupportingInformation } from '../supporting-information';
import { IncidentEventKind } from '../vocabulary';
import type { AddSupportingInformationInput } from './upkeep.input';

/**
 * More of what helps the party, while it has the incident. It depends on nothing that others may have changed.
 * @source IMP 2.5.6
 * @throws Refusal with everything that is wrong; then nothing was changed
 */
export async function addSupportingInformation(
  context: RequestContext,
  { assignmentId, information: { source, text: given } }: AddSupportingInformationInput,
): Promise<Incident> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'addSupportingInformation');
    const problems = new Problems();
    const text = readText(problems, ['information', 'text'], given, PARAGRAPHS);
    const known = { id: assignmentId };
    const named = isIdOf('incidentAssignment', assignmentId)
      ? await transaction.findOneBy(IncidentAssignment, known)
      : null;
    if (named?.id !== assignmentId) {
      addNotFound(problems, 'assignmentId', assignmentId, 'Check the id; the incident tells its assignments.');
      throw problems.refusal();
    }
    const incident = await readIncident(transaction, problems, { id: named.incidentId, version: null });
    // Read again, now that the incident is held: the assignment may have ended in between.
    const { number, endedAt } = await transaction.findOneByOrFail(IncidentAssignment, known);
    const held = await transaction.countBy(SupportingInformation, { assignmentId });
    if (endedAt !== null) {
      const message = `${assignmentId} ended at ${endedAt.toISOString()}.`;
      problems.add('assignmentId', 'ENDED', message, 'Give it for the assignment that is running; addNote takes more.');
    }
    if (held >= MAX_LIST) {
      const message = `${assignmentId} has ${held} items; at most ${MAX_LIST} are taken.`;
      problems.add('assignmentId', 'TOO_MANY', message, 'Note by addNote what there is more.');
    }
    problems.refuseIfAny();
    const place = held + 1;
    await transaction.insert(SupportingInformation, {
      id: informationId(incident.reference, number, place),
      ...{ assignmentId, number: place, source, text, addedAt: by.at, addedBy: by.actor },
    });
    return changeIncident(transaction, by, incident, {
      events: [{ kind: IncidentEventKind.INFORMATION_ADDED, text: `From ${source}.` }],
      told: { after: { supportingInformation: [{ source, text }] } },
      reason: null,
    });
  });
}
