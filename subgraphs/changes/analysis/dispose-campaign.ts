import { authorship } from '../../../platform/history/history';
import { addNotFound } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { Comment } from '../responses/comment';
import { Campaign } from './campaign';
import { checkInWork, decide, heldComments, heldConsultation } from './decide-comments';
import { checkDocuments, readDecision } from './decision';
import type { DisposeCampaignInput } from './decision.input';

/** Comments that are read and written by the same few statements. */
const AT_ONCE = 2000;

/**
 * Decides on all comments of a campaign that are not decided yet.
 * @throws Refusal with everything that is wrong; then nothing was changed
 */
export async function disposeCampaign(context: RequestContext, input: DisposeCampaignInput): Promise<Campaign> {
  const problems = new Problems();
  const decision = await readDecision(context, problems, input);
  return context.database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    const campaign = await transaction.findOneBy(Campaign, { id: input.id });
    if (!campaign || campaign.size < 2) {
      addNotFound(found, 'id', input.id, 'Give the id of a campaign; a consultation lists its own.');
      throw found.refusal();
    }
    const consultation = await heldConsultation(transaction, campaign.consultationId);
    checkInWork(found, 'id', consultation);
    await checkDocuments(transaction, found, decision, consultation);
    const rows: { id: string }[] = await transaction
      .createQueryBuilder(Comment, 'thing')
      .where('thing.campaignId = :campaignId', { campaignId: campaign.id })
      .andWhere('thing.current = 1 AND thing.outcome IS NULL')
      .select('thing.id', 'id')
      .orderBy('thing.id')
      .getRawMany();
    if (rows.length === 0) {
      const message = 'All of its comments are decided.';
      found.add('id', 'NOTHING_UNDECIDED', message, 'To decide anew, decide on the comments by disposeComments.');
    }
    found.refuseIfAny();
    // In their histories it looks like any other decision: that there are others like it is not for everybody.
    const by = authorship(context, 'disposeComment');
    for (let start = 0; start < rows.length; start += AT_ONCE) {
      const held = await heldComments(
        transaction,
        rows.slice(start, start + AT_ONCE).map(({ id }) => id),
      );
      const undecided = [...held.values()].filter(({ current, outcome }) => current && outcome === null);
      if (undecided.length > 0) await decide(transaction, by, undecided, decision);
    }
    return campaign;
  });
}
