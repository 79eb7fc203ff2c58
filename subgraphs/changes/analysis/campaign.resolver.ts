import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Role } from '../../../platform/caller/role';
import { payload } from '../../../platform/input/problems';
import type { SortKey } from '../../../platform/paging/keyset';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Consultation } from '../consultations/consultation';
import { AS_IN_MATRIX } from '../consultations/consultation.listing';
import { consultationById } from '../consultations/consultation.loaders';
import { Comment, CommentConnection } from '../responses/comment';
import { Campaign, CampaignConnection } from './campaign';
import { campaignById, campaignsOfConsultation, commentsOfCampaign, disposedOfCampaign } from './campaign.loaders';
import { CampaignPayload } from './comment.input';
import { DisposeCampaignInput } from './decision.input';
import { disposeCampaign } from './dispose-campaign';

export const CAMPAIGN_READERS = [Role.GOVERNANCE, Role.GOVERNMENT, Role.AUTHORITY];
const LARGEST_FIRST: SortKey[] = [{ path: 'thing.size', direction: 'DESC' }];

@Resolver(() => Campaign)
export class CampaignResolver {
  @Authorized(CAMPAIGN_READERS)
  @Query(() => Campaign, { nullable: true, description: 'A campaign by its id.' })
  campaign(
    @Arg('id', () => ID, { description: 'Readable id, e.g. `campaign:7K3M9QX2TA`.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return campaignById(context).load(id);
  }

  @Authorized([Role.GOVERNANCE])
  @Mutation(() => CampaignPayload, {
    description: 'Decides on all comments of a campaign that are not decided yet; each of them is still counted.',
  })
  disposeCampaign(
    @Arg('input', () => DisposeCampaignInput, { description: 'What is decided.' }) input: DisposeCampaignInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('campaign', () => disposeCampaign(context, input));
  }

  @FieldResolver(() => Consultation, { description: 'The consultation that it is part of.' })
  consultation(@Root() { consultationId }: Campaign, @Ctx() context: RequestContext) {
    return consultationById(context).load(consultationId);
  }

  @FieldResolver(() => CommentConnection, {
    description: 'Its comments, by question, response and place in the answer.',
  })
  comments(@Root() { id }: Campaign, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return commentsOfCampaign.of(id, context, { page, filter: null, sort: AS_IN_MATRIX });
  }

  @FieldResolver(() => Int, { description: 'How many of its comments are decided.' })
  disposed(@Root() { id }: Campaign, @Ctx() context: RequestContext) {
    return disposedOfCampaign(context).load(id);
  }
}

@Resolver(() => Comment)
export class CommentCampaignResolver {
  @FieldResolver(() => Campaign, {
    nullable: true,
    description:
      'The comments that are near identical to it, itself among them; null when there is no other, and to those who may not see all that was said.',
  })
  campaign(@Root() { campaignId }: Comment, @Ctx() context: RequestContext) {
    return campaignId && campaignById(context).load(campaignId);
  }
}

@Resolver(() => Consultation)
export class ConsultationCampaignsResolver {
  @Authorized(CAMPAIGN_READERS)
  @FieldResolver(() => CampaignConnection, {
    description: 'Comments that are near identical, the largest group first.',
  })
  campaigns(@Root() { id }: Consultation, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return campaignsOfConsultation.of(id, context, { page, filter: null, sort: LARGEST_FIRST });
  }
}
