import type { EntityManager } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import { type Authorship, authorship } from '../../../platform/history/history';
import { isIdOf } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { changeIncident } from '../change-incident';
import { Incident } from '../incident';
import { IncidentAssignment } from '../incident-assignment';
import { InterestedParty } from '../interested-party';
import { resolved } from '../life-cycle/clock-moves';
import { readIncident } from '../read-incident';
import { IncidentEventKind, IncidentStatus } from '../vocabulary';
import type { MarkDuplicateInput } from './duplicate.input';
import { checkDuplicate } from './duplicate-rules';

/**
 * The duplicate is closed, and whoever raised it or had an interest in it is kept informed of the original.
 * @throws CONFLICT when the duplicate has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in each case nothing was changed
 */
export async function markDuplicate(context: RequestContext, input: MarkDuplicateInput): Promise<Incident> {
  const { id, version, originalId } = input;
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'markDuplicate');
    const problems = new Problems();
    const note = readText(problems, 'note', input.note, PARAGRAPHS);
    await holdBoth(transaction, id, originalId);
    const duplicate = await readIncident(transaction, problems, { id, version });
    const original = await readIncident(transaction, problems, { field: 'originalId', id: originalId, version: null });
    const hasDuplicates = await transaction.existsBy(Incident, { duplicateOfId: id });
    checkDuplicate(problems, { duplicate, original, hasDuplicates });
    problems.refuseIfAny();
    await keepInformed(transaction, by, { duplicate, original, note });
    return close(transaction, by, { duplicate, original, note });
  });
}

/** Locks both, always in the same order, so that two who mark each other's do not wait for each other. */
async function holdBoth(transaction: EntityManager, ...ids: string[]): Promise<void> {
  for (const id of ids.filter((each) => isIdOf('incident', each)).sort()) {
    await transaction.increment(Incident, { id }, 'version', 0);
  }
}

interface Marked {
  duplicate: Incident;
  original: Incident;
  note: string;
}

async function close(transaction: EntityManager, by: Authorship, { duplicate, original, note }: Marked) {
  const { id, assignmentId, resolvedAt, pausedSince, resolution } = duplicate;
  await transaction
    .createQueryBuilder()
    .update(IncidentAssignment)
    .set({ endedAt: by.at })
    .where('id = :assignmentId AND endedAt IS NULL', { assignmentId })
    .execute();
  const ended = resolvedAt
    ? { resolution }
    : { ...resolved(duplicate, by.at), resolution: `Goes on as ${original.reference}: ${note}` };
  return changeIncident(transaction, by, duplicate, {
    changes: {
      ...ended,
      ...{ status: IncidentStatus.CLOSED, closedAt: by.at, assignedToId: null, duplicateOfId: original.id },
    },
    events: [
      ...(pausedSince ? [{ kind: IncidentEventKind.RESUMED, text: `${id} goes on as its original.` }] : []),
      { kind: IncidentEventKind.DUPLICATE_MARKED, text: `A duplicate of ${original.reference}: ${note}` },
      { kind: IncidentEventKind.CLOSED, text: `It goes on as ${original.reference}.` },
    ],
    reason: note,
  });
}

async function keepInformed(transaction: EntityManager, by: Authorship, { duplicate, original, note }: Marked) {
  const partiesOf = async (incidentId: string) =>
    (await transaction.findBy(InterestedParty, { incidentId })).map(({ organisationId }) => organisationId).sort();
  const before = await partiesOf(original.id);
  const told = [original.raisedById, ...before];
  const more = [...new Set([duplicate.raisedById, ...(await partiesOf(duplicate.id))])].filter(
    (organisationId) => !told.includes(organisationId),
  );
  await insertAll(
    transaction,
    InterestedParty,
    more.map((organisationId) => ({ incidentId: original.id, organisationId })),
  );
  const text = `${duplicate.reference} is a duplicate of it: ${note}`;
  await changeIncident(transaction, by, original, {
    events: [{ kind: IncidentEventKind.DUPLICATE_MARKED, text }],
    told: { before: { interestedPartyIds: before }, after: { interestedPartyIds: [...before, ...more].sort() } },
    reason: text,
  });
}
