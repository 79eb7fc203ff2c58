import { updateVersioned } from '../../../platform/database/versioned';
import { authorship, changesBetween, record } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { dayInLondon } from '../../../platform/time/london';
import { Consultation } from './consultation';
import type { InviteOrganisationsInput } from './consultation.input';
import { isOver } from './consultation-life-cycle';
import { statusOn } from './consultation-status';
import { checkOrganisations, readInvited } from './consultation-subject';
import { readConsultation } from './read-consultation';

/**
 * Asks more organisations to respond. History, which everybody reads, tells how many are asked, not who.
 * @throws CONFLICT when the consultation has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 */
export async function inviteOrganisations(
  context: RequestContext,
  { id, version, organisationIds }: InviteOrganisationsInput,
): Promise<Consultation> {
  const given = new Problems();
  await checkOrganisations(context.graph, given, readInvited(given, 'organisationIds', organisationIds, 1));
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'inviteOrganisations');
    const problems = new Problems();
    problems.addAll(given);
    const before = await readConsultation(transaction, problems, { field: 'id', id, version });
    const { invitedOrganisationIds: invited, reference } = before;
    const status = statusOn(before, dayInLondon(by.at));
    if (isOver(status)) {
      const message = `${reference} is ${status.toLowerCase()} and takes no responses.`;
      problems.add('id', 'CONSULTATION_OVER', message, 'Invite to one that is still running.');
    }
    for (const [index, organisationId] of organisationIds.entries()) {
      if (!invited.includes(organisationId)) continue;
      const message = `${organisationId} is invited already.`;
      problems.add(['organisationIds', String(index)], 'DUPLICATE', message, 'Leave it out.');
    }
    problems.refuseIfAny();
    const invitedOrganisationIds = [...invited, ...organisationIds];
    await updateVersioned(transaction, Consultation, before, { invitedOrganisationIds });
    const changes = changesBetween(
      { version, invited: invited.length },
      { version: version + 1, invited: invitedOrganisationIds.length },
    );
    await record(transaction, by, { thingId: id, changes });
    return Object.assign(new Consultation(), before, { invitedOrganisationIds, version: version + 1 });
  });
}
