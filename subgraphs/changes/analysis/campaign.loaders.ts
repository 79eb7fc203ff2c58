import { batched, oneBy } from '../../../platform/loading';
import { listing } from '../../../platform/paging/listing';
import { Comment } from '../responses/comment';
import { keepCurrent, keepVisible, seesEverything, visibleThings } from '../responses/viewer-scope';
import { Campaign } from './campaign';

/** A single comment is no campaign; nor is there any for those who may not see all that was said. */
const IS_CAMPAIGN = 'thing.size > 1';

export const campaignById = oneBy(Campaign, 'id', (query, { caller }) => {
  query.andWhere(seesEverything(caller) ? IS_CAMPAIGN : '1 = 0');
});

export const campaignsOfConsultation = listing<Campaign>({
  name: 'Consultation.campaigns',
  entity: Campaign,
  parent: 'thing.consultationId',
  narrow(query, _filter, { caller }) {
    query.andWhere(seesEverything(caller) ? IS_CAMPAIGN : '1 = 0');
  },
});

export const commentsOfCampaign = listing<Comment>({
  name: 'Campaign.comments',
  entity: Comment,
  parent: 'thing.campaignId',
  narrow(query, _filter, { caller }) {
    keepCurrent(keepVisible(query, caller));
  },
});

/** How many comments of campaigns are decided. */
export const disposedOfCampaign = batched<number>(async (campaignIds, context) => {
  const rows: { parent: string; count: number | string }[] = await keepCurrent(visibleThings(context, Comment))
    .andWhere('thing.campaignId IN (:...campaignIds)', { campaignIds })
    .andWhere('thing.outcome IS NOT NULL')
    .select('thing.campaignId', 'parent')
    .addSelect('COUNT(*)', 'count')
    .groupBy('thing.campaignId')
    .getRawMany();
  const counts = new Map(rows.map(({ parent, count }) => [parent, Number(count)]));
  return campaignIds.map((id) => counts.get(id) ?? 0);
});
