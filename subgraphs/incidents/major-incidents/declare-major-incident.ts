import { authorship } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import { readText, SUMMARY } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { dayInLondon } from '../../../platform/time/london';
import { changeIncident } from '../change-incident';
import { checkOpen } from '../check-open';
import type { Incident } from '../incident';
import { IncidentAssignment } from '../incident-assignment';
import { readIncident } from '../read-incident';
import { IncidentEventKind } from '../vocabulary';
import { MajorIncident } from './major-incident';
import type { DeclareMajorIncidentInput } from './major-incident.input';
import { kindOfMajorIncident } from './major-incident-kind';
import { checkDeclarable, MajorIncidentRule, reviewDueAt, ruleInForce } from './major-incident-rule';

/**
 * @throws CONFLICT when somebody else changed the incident since the caller read it
 * @throws Refusal with everything that is wrong; in each case nothing was changed
 */
export async function declareMajorIncident(
  context: RequestContext,
  input: DeclareMajorIncidentInput,
): Promise<Incident> {
  const given = new Problems();
  const summary = readText(given, 'summary', input.summary, SUMMARY);
  return context.database.write(async (transaction) => {
    const problems = new Problems();
    problems.addAll(given);
    const incident = await readIncident(transaction, problems, input);
    const by = authorship(context, 'declareMajorIncident');
    checkOpen(problems, incident, 'be declared a major incident');
    const isMajor = await transaction.existsBy(MajorIncident, { incidentId: incident.id });
    const rule = ruleInForce(await transaction.find(MajorIncidentRule), dayInLondon(by.at));
    checkDeclarable(problems, incident, { isMajor, rule });
    if (problems.any || rule === null) throw problems.refusal();
    const { assignmentId } = incident;
    const held = assignmentId === null ? null : await transaction.findOneBy(IncidentAssignment, { id: assignmentId });
    const majorIncident = {
      kind: input.kind ?? kindOfMajorIncident(held?.role ?? null),
      declaredAt: by.at,
      declaredBy: by.actor,
      summary,
      reviewDueAt: reviewDueAt(rule, by.at),
    };
    await transaction.insert(MajorIncident, { incidentId: incident.id, ...majorIncident });
    return changeIncident(transaction, by, incident, {
      events: [{ kind: IncidentEventKind.MAJOR_DECLARED, text: summary }],
      told: { after: { majorIncident } },
      reason: summary,
    });
  });
}
