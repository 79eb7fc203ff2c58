import { authorship } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { changeIncident } from '../change-incident';
import type { Incident } from '../incident';
import { readIncident } from '../read-incident';
import { IncidentEventKind } from '../vocabulary';
import type { AddNoteInput } from './upkeep.input';

/**
 * A note depends on nothing that others may have changed, so that it needs no version.
 * @throws Refusal with everything that is wrong; then nothing was changed
 */
export async function addNote(context: RequestContext, { id, ...input }: AddNoteInput): Promise<Incident> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'addNote');
    const problems = new Problems();
    const text = readText(problems, 'text', input.text, PARAGRAPHS);
    const incident = await readIncident(transaction, problems, { id, version: null });
    problems.refuseIfAny();
    return changeIncident(transaction, by, incident, {
      events: [{ kind: IncidentEventKind.NOTE, text }],
      told: { after: { note: text } },
      reason: null,
    });
  });
}
