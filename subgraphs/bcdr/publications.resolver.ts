import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
  UseMiddleware,
} from 'type-graphql';
import { forDcc } from '../../platform/caller/acts-for-dcc';
import { EVERYBODY, NETWORK_WRITERS } from '../../platform/caller/role';
import { payload } from '../../platform/input/problems';
import type { SortKey } from '../../platform/paging/keyset';
import { PageArgs } from '../../platform/paging/page-args';
import type { RequestContext } from '../../platform/request-context';
import { disasterById } from './bcdr.loaders';
import { DisasterEvent } from './disaster-event';
import { DisasterPayload } from './disaster-payload';
import { ImpactPublication } from './impact-publication';
import { ImpactPublicationConnection, ImpactPublicationFilter, publications } from './publication.listing';
import { publishImpact } from './publications.service';
import { PublishImpactInput } from './publish-impact';

const NEWEST_FIRST: readonly SortKey[] = [{ path: 'thing.publishedAt', direction: 'DESC' }];

@Resolver(() => ImpactPublication)
export class PublicationsResolver {
  @Authorized(EVERYBODY)
  @Query(() => ImpactPublicationConnection, {
    description: 'What was published of the impact of disasters and exercises (IMP 5.1.9), newest first.',
  })
  impactPublications(
    @Arg('filter', () => ImpactPublicationFilter, { nullable: true, description: 'Which of them.' }) filter:
      | ImpactPublicationFilter
      | null
      | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return publications.all(context, { page, filter, sort: NEWEST_FIRST });
  }

  @Authorized(NETWORK_WRITERS)
  @UseMiddleware(forDcc)
  @Mutation(() => DisasterPayload, {
    description:
      'Publishes what Users need to determine the impact of a disaster on them (IMP 5.1.9). What was published is never changed: what was wrong in it is put right by a later publication. For those who act for DCC.',
  })
  publishImpact(
    @Arg('input', () => PublishImpactInput, { description: 'What is published.' }) input: PublishImpactInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('disaster', () => publishImpact(context, input));
  }

  @FieldResolver(() => DisasterEvent, { description: 'The disaster that it is about.' })
  disaster(@Root() { disasterId }: ImpactPublication, @Ctx() context: RequestContext) {
    return disasterById(context).load(disasterId);
  }
}
