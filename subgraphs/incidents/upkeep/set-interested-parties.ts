import { In } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import { checkExistence } from '../../../platform/existence';
import { authorship } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { changeIncident } from '../change-incident';
import { ORGANISATION, readForeignIds } from '../foreign-ids';
import type { Incident } from '../incident';
import { InterestedParty } from '../interested-party';
import { readIncident } from '../read-incident';
import { IncidentEventKind } from '../vocabulary';
import type { SetInterestedPartiesInput } from './upkeep.input';

/**
 * @throws CONFLICT when the incident has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in each case nothing was changed
 */
export async function setInterestedParties(
  context: RequestContext,
  { id, version, organisationIds }: SetInterestedPartiesInput,
): Promise<Incident> {
  const given = new Problems();
  const references = readForeignIds(given, 'organisationIds', organisationIds, ORGANISATION);
  await checkExistence(context.graph, given, references);
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'setInterestedParties');
    const problems = new Problems();
    problems.addAll(given);
    const incident = await readIncident(transaction, problems, { id, version });
    problems.refuseIfAny();
    const parties = await transaction.findBy(InterestedParty, { incidentId: id });
    const before = parties.map(({ organisationId }) => organisationId).sort();
    const after = [...organisationIds].sort();
    const gone = before.filter((party) => !after.includes(party));
    const come = after.filter((party) => !before.includes(party));
    if (gone.length > 0) await transaction.delete(InterestedParty, { incidentId: id, organisationId: In(gone) });
    await insertAll(
      transaction,
      InterestedParty,
      come.map((organisationId) => ({ incidentId: id, organisationId })),
    );
    const text = [...come.map((party) => `${party} from now on.`), ...gone.map((party) => `${party} no longer.`)];
    return changeIncident(transaction, by, incident, {
      events: [{ kind: IncidentEventKind.PARTIES_SET, text: text.join(' ') || null }],
      told: { before: { interestedPartyIds: before }, after: { interestedPartyIds: after } },
      reason: null,
    });
  });
}
