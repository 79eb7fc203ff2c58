import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { NETWORK_WRITERS } from '../../platform/caller/role';
import { payload } from '../../platform/input/problems';
import type { RequestContext } from '../../platform/request-context';
import { DisasterPayload } from './disaster-payload';
import { publishImpact } from './publications.service';
import { PublishImpactInput } from './publish-impact';

@Resolver()
export class PublicationsResolver {
  @Authorized(NETWORK_WRITERS)
  @Mutation(() => DisasterPayload, {
    description: 'Publishes what Users need to determine the impact of a disaster on them (IMP 5.1.9).',
  })
  publishImpact(
    @Arg('input', () => PublishImpactInput, { description: 'What is published.' }) input: PublishImpactInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('disaster', () => publishImpact(context, input));
  }
}
