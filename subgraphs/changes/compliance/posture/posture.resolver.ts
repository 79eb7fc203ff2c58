import { Arg, Args, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../../../platform/caller/role';
import type { RequestContext } from '../../../../platform/request-context';
import { obligationById } from '../../traces/traceable';
import { Obligation } from '../obligation';
import { SIGNED_IN } from '../signed-in';
import { ComplianceChange, complianceChanges } from './compliance-changes';
import {
  ComplianceGrouping,
  CompliancePoint,
  CompliancePosture,
  complianceHistory,
  compliancePosture,
} from './compliance-posture';
import { PostureBetweenArgs, PostureOnArgs } from './posture-filter';

/** How obligations stand, and stood. */
@Resolver(() => ComplianceChange)
export class PostureResolver {
  @Authorized(SIGNED_IN)
  @Query(() => CompliancePosture, {
    description: 'How the obligations stand, or stood on a day: all, or those of a document, a clause or a party.',
  })
  compliancePosture(@Args(() => PostureOnArgs) args: PostureOnArgs, @Ctx() context: RequestContext) {
    return compliancePosture(context, args);
  }

  @Authorized(SIGNED_IN)
  @Query(() => [CompliancePoint], {
    description:
      'How the obligations stood at the end of each of some days, all together or by group; by day and group.',
  })
  complianceHistory(
    @Args(() => PostureBetweenArgs) args: PostureBetweenArgs,
    @Arg('by', () => ComplianceGrouping, { nullable: true, description: 'What they are taken together by.' })
    by: ComplianceGrouping | null | undefined,
    @Ctx() context: RequestContext,
  ) {
    return complianceHistory(context, args, by ?? null);
  }

  // Whose counts alone changed is told only to those who are told counts.
  @Authorized([...NETWORK_READERS])
  @Query(() => [ComplianceChange], {
    description: 'Which obligations stand otherwise at the end of one day than of another, and why; by id.',
  })
  complianceChanges(@Args(() => PostureBetweenArgs) args: PostureBetweenArgs, @Ctx() context: RequestContext) {
    return complianceChanges(context, args);
  }

  @FieldResolver(() => Obligation, { description: 'The obligation.' })
  obligation(@Root() { obligationId }: ComplianceChange, @Ctx() context: RequestContext) {
    return obligationById(context).load(obligationId);
  }
}
