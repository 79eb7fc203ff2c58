import { readableBy } from '../../../platform/graphql/reference';
import type { SubgraphPart } from '../subgraph-part';
import { Campaign, CampaignBand } from './campaign';
import { campaignById } from './campaign.loaders';
import {
  CAMPAIGN_READERS,
  CampaignResolver,
  CommentCampaignResolver,
  ConsultationCampaignsResolver,
} from './campaign.resolver';
import { ProgressResolver } from './comment-progress';
import { CommentWorkResolver } from './comment-work.resolver';

/** How comments are cut out of answers, grouped, coded and decided on. */
export const analysis: SubgraphPart = {
  resolvers: [
    CommentWorkResolver,
    ProgressResolver,
    CampaignResolver,
    CommentCampaignResolver,
    ConsultationCampaignsResolver,
  ],
  entities: [Campaign, CampaignBand],
  references: {
    Campaign: readableBy(CAMPAIGN_READERS, 'reading campaigns', ({ id }, context) => campaignById(context).load(id)),
  },
};
