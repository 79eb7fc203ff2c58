import { authorship } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { changeIncident } from '../change-incident';
import { checkOpen } from '../check-open';
import type { Incident } from '../incident';
import { targetFor } from '../log-incident';
import { readIncident } from '../read-incident';
import { IncidentEventKind } from '../vocabulary';
import type { CategoriseIncidentInput } from './life-cycle.input';

/**
 * Its clocks are those of the new category from the start, by the targets that were in force when it was raised.
 * @throws CONFLICT when the incident has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in each case nothing was changed
 */
export async function categoriseIncident(
  context: RequestContext,
  { id, version, category, ...input }: CategoriseIncidentInput,
): Promise<Incident> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'categoriseIncident');
    const problems = new Problems();
    const rationale = readText(problems, 'rationale', input.rationale, PARAGRAPHS);
    const incident = await readIncident(transaction, problems, { id, version });
    checkOpen(problems, incident, 'be categorised anew');
    if (category === incident.category) {
      const message = `${incident.reference} is of ${category} already.`;
      problems.add('category', 'UNCHANGED', message, 'Give another category; addNote takes what there is to say.');
    }
    problems.refuseIfAny();
    const { responseSeconds, resolutionSeconds } = await targetFor(transaction, category, incident.raisedAt);
    return changeIncident(transaction, by, incident, {
      changes: { category, categoryRationale: rationale, responseSeconds, resolutionSeconds },
      events: [{ kind: IncidentEventKind.CATEGORISED, text: `${incident.category} becomes ${category}: ${rationale}` }],
      reason: rationale,
    });
  });
}
