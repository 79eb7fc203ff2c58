import type { SubgraphPart } from '../subgraph-part';
import { Campaign, CampaignBand } from './campaign';
import { campaignById } from './campaign.loaders';
import { CampaignResolver, CommentCampaignResolver, ConsultationCampaignsResolver } from './campaign.resolver';
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
    Campaign: ({ id }, context) => campaignById(context).load(id),
  },
};
