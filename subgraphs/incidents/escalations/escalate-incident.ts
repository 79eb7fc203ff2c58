import { authorship } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { changeIncident } from '../change-incident';
import { checkOpen } from '../check-open';
import type { Incident } from '../incident';
import { readIncident } from '../read-incident';
import { IncidentEventKind } from '../vocabulary';
import { Escalation } from './escalation';
import type { EscalateIncidentInput } from './escalation.input';
import { EscalationLevel } from './escalation-level';

/**
 * Takes an open incident one level up; the levels, and who is told at each, are data.
 * @source IMP, headings on escalation and its process
 * @throws CONFLICT when the incident has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in each case nothing was changed
 */
export async function escalateIncident(
  context: RequestContext,
  { id, version, ...input }: EscalateIncidentInput,
): Promise<Incident> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'escalateIncident');
    const problems = new Problems();
    const reason = readText(problems, 'reason', input.reason, PARAGRAPHS);
    const incident = await readIncident(transaction, problems, { id, version });
    checkOpen(problems, incident, 'be escalated');
    const next = incident.escalationLevel + 1;
    const level = await transaction.findOneBy(EscalationLevel, { level: next });
    if (!level) {
      const message = `${incident.reference} is at the highest level, ${incident.escalationLevel}.`;
      problems.add('id', 'HIGHEST_LEVEL', message, 'Declare a major incident, or add a level by setEscalationLevel.');
      throw problems.refusal();
    }
    problems.refuseIfAny();
    const { name, told } = level;
    await transaction.insert(Escalation, {
      id: typedId('escalation', `${incident.reference}-${next}`),
      incidentId: id,
      ...{ level: next, name, told, reason, at: by.at, by: by.actor },
    });
    return changeIncident(transaction, by, incident, {
      changes: { escalationLevel: next },
      events: [{ kind: IncidentEventKind.ESCALATED, text: `To level ${next}, ${name}: ${reason}` }],
      reason,
    });
  });
}
