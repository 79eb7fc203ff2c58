import type { EntityManager } from 'typeorm';
import { type Authorship, authorship } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { changeIncident } from '../change-incident';
import type { Incident } from '../incident';
import { IncidentAssignment } from '../incident-assignment';
import { reopened } from '../life-cycle/clock-moves';
import { readIncident } from '../read-incident';
import { IncidentEventKind, IncidentStatus } from '../vocabulary';
import type { UnmarkDuplicateInput } from './duplicate.input';

/**
 * It is reopened where it stood: with the party that had it, or as logged when nobody ever had it. The original keeps those who were
 * added to be informed.
 * @throws CONFLICT when the incident has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in each case nothing was changed
 */
export async function unmarkDuplicate(
  context: RequestContext,
  { id, version, ...input }: UnmarkDuplicateInput,
): Promise<Incident> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'unmarkDuplicate');
    const problems = new Problems();
    const note = readText(problems, 'note', input.note, PARAGRAPHS);
    const duplicate = await readIncident(transaction, problems, { id, version });
    const { reference, duplicateOfId } = duplicate;
    if (duplicateOfId === null) {
      const way = 'Check the id; the incident tells in duplicateOf what it is a duplicate of.';
      problems.add('id', 'NO_DUPLICATE', `${reference} is no duplicate.`, way);
    }
    problems.refuseIfAny();
    if (duplicateOfId !== null) await tellOriginal(transaction, by, { originalId: duplicateOfId, reference, note });
    return reopen(transaction, by, duplicate, note);
  });
}

async function tellOriginal(
  transaction: EntityManager,
  by: Authorship,
  { originalId, reference, note }: { originalId: string; reference: string; note: string },
): Promise<void> {
  const original = await readIncident(transaction, new Problems(), { id: originalId, version: null });
  const text = `${reference} is no duplicate of it: ${note}`;
  const events = [{ kind: IncidentEventKind.DUPLICATE_UNMARKED, text }];
  await changeIncident(transaction, by, original, { events, reason: text });
}

async function reopen(transaction: EntityManager, by: Authorship, duplicate: Incident, note: string) {
  const held = await transaction.find(IncidentAssignment, {
    where: { incidentId: duplicate.id },
    order: { number: 'ASC' },
  });
  const assignment = held.find(({ id }) => id === duplicate.assignmentId);
  if (assignment) await transaction.update(IncidentAssignment, { id: assignment.id }, { endedAt: null });
  return changeIncident(transaction, by, duplicate, {
    changes: {
      ...reopened(duplicate, by.at),
      status: statusWith(assignment),
      // To mark it as a duplicate was no response.
      responseMetAt: held.find(({ acceptedAt }) => acceptedAt !== null)?.acceptedAt ?? null,
      assignedToId: assignment?.partyId ?? null,
      duplicateOfId: null,
    },
    events: [
      { kind: IncidentEventKind.DUPLICATE_UNMARKED, text: note },
      { kind: IncidentEventKind.REOPENED, text: 'It proved to be a fault of its own.' },
    ],
    ...(assignment ? { told: { before: { endedAt: assignment.endedAt }, after: { endedAt: null } } } : {}),
    reason: note,
  });
}

/** It goes on from where its assignment stood. */
function statusWith(assignment: IncidentAssignment | undefined): IncidentStatus {
  if (!assignment) return IncidentStatus.LOGGED;
  return assignment.acceptedAt === null ? IncidentStatus.ASSIGNED : IncidentStatus.IN_PROGRESS;
}
