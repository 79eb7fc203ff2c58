import type { EntityManager } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import { conflict } from '../../../platform/errors';
import { type Authorship, changesBetween, recordAll } from '../../../platform/history/history';
import { addNotFound, checkNames, isIdOf } from '../../../platform/input/named-things';
import type { Problems } from '../../../platform/input/problems';
import { MAX_LIST } from '../foreign-ids';
import { Incident } from '../incident';
import { IncidentEvent } from '../incident-event';
import { eventId } from '../incident-ids';
import { IncidentEventKind } from '../vocabulary';
import type { ProblemRecord } from './problem-record';

/** Checks a list of ids of incidents before there is a transaction: of bounded length, each named once. */
export function readIncidentIds(problems: Problems, ids: readonly string[], least: 0 | 1): readonly string[] {
  checkNames(problems, 'incidentIds', ids, { least, most: MAX_LIST });
  return ids.slice(0, MAX_LIST);
}

/** The incidents that an input names, in its order, locked until the transaction ends; those that there are not are problems. */
async function readIncidents(
  transaction: EntityManager,
  problems: Problems,
  ids: readonly string[],
): Promise<Incident[]> {
  const wellFormed = [...new Set(ids)].filter((id) => isIdOf('incident', id));
  if (wellFormed.length > 0) {
    await transaction
      .createQueryBuilder()
      .update(Incident)
      .set({ version: () => 'version' })
      .where('id IN (:...ids)', { ids: wellFormed })
      .execute();
  }
  const found =
    wellFormed.length === 0
      ? []
      : await transaction
          .createQueryBuilder(Incident, 'thing')
          .where('thing.id IN (:...ids)', { ids: wellFormed })
          .getMany();
  const byId = new Map(found.map((incident) => [incident.id, incident]));
  return ids.flatMap((id, index) => {
    const incident = byId.get(id);
    if (incident) return [incident];
    addNotFound(problems, ['incidentIds', String(index)], id, 'Incidents are like incident:INC000000123.');
    return [];
  });
}

/** The incidents that a problem record is to group: those that there are, and that no other record groups. */
export async function readIncidentsToLink(
  transaction: EntityManager,
  problems: Problems,
  ids: readonly string[],
): Promise<Incident[]> {
  const incidents = await readIncidents(transaction, problems, ids);
  for (const { id, reference, problemId } of incidents) {
    if (problemId === null) continue;
    const message = `${reference} is grouped by ${problemId} already.`;
    const suggestion = 'Leave it out, or take it out of that one first by unlinkIncidentsFromProblem.';
    problems.add(['incidentIds', String(ids.indexOf(id))], 'ALREADY_LINKED', message, suggestion);
  }
  return incidents;
}

/** The incidents that a problem record is to group no longer: those that it groups. */
export async function readIncidentsToUnlink(
  transaction: EntityManager,
  problems: Problems,
  ids: readonly string[],
  { id: problemId, reference: of }: ProblemRecord,
): Promise<Incident[]> {
  const incidents = await readIncidents(transaction, problems, ids);
  for (const { id, reference, problemId: held } of incidents) {
    if (held === problemId) continue;
    const message = `${reference} is not grouped by ${of}.`;
    problems.add(['incidentIds', String(ids.indexOf(id))], 'NOT_LINKED', message, 'Leave it out.');
  }
  return incidents;
}

/**
 * Puts incidents that this transaction holds in a problem record, or takes them out of one: their rows, timelines and
 * histories, in as many statements whatever their number.
 */
export async function group(
  transaction: EntityManager,
  by: Authorship,
  incidents: readonly Incident[],
  problem: Pick<ProblemRecord, 'id' | 'reference'>,
  { linked, reason }: { linked: boolean; reason: string | null },
): Promise<void> {
  if (incidents.length === 0) return;
  const ids = incidents.map(({ id }) => id);
  const problemId = linked ? problem.id : null;
  const { affected } = await transaction
    .createQueryBuilder()
    .update(Incident)
    .set({ problemId, version: () => 'version + 1' })
    .where(`id IN (:...ids) AND ${linked ? 'problemId IS NULL' : 'problemId = :from'}`, { ids, from: problem.id })
    .execute();
  const [first] = incidents;
  if (affected !== incidents.length && first) throw conflict(first.id, first.version, first.version);
  await appendToTimelines(transaction, by, incidents, {
    kind: linked ? IncidentEventKind.PROBLEM_LINKED : IncidentEventKind.PROBLEM_UNLINKED,
    text: reason === null ? problem.reference : `${problem.reference}: ${reason}`,
  });
  const changed = incidents.map((incident) => ({
    thingId: incident.id,
    changes: changesBetween(incident, { problemId, version: incident.version + 1 }),
    reason,
  }));
  await recordAll(transaction, by, changed);
}

async function appendToTimelines(
  transaction: EntityManager,
  by: Authorship,
  incidents: readonly Incident[],
  event: Pick<IncidentEvent, 'kind' | 'text'>,
): Promise<void> {
  const lengths: { incidentId: string; length: number | string }[] = await transaction
    .createQueryBuilder(IncidentEvent, 'event')
    .select('event.incidentId', 'incidentId')
    .addSelect('COUNT(*)', 'length')
    .where('event.incidentId IN (:...ids)', { ids: incidents.map(({ id }) => id) })
    .groupBy('event.incidentId')
    .getRawMany();
  const lengthOf = new Map(lengths.map(({ incidentId, length }) => [incidentId, Number(length)]));
  const rows = incidents.map(({ id, reference }) => {
    const number = (lengthOf.get(id) ?? 0) + 1;
    return { id: eventId(reference, number), incidentId: id, number, at: by.at, actor: by.actor, ...event };
  });
  await insertAll(transaction, IncidentEvent, rows);
}
