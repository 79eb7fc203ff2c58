import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Baseline } from '../register/baseline';
import { ClauseVersionConnection } from '../register/clause-version';
import { baselineById } from '../register/register.loaders';
import { CoverageReport, coverageOf, gapsOfBaseline } from './coverage';
import { SIGNED_IN } from './signed-in';

@Resolver(() => CoverageReport)
export class CoverageResolver {
  @Authorized(SIGNED_IN)
  @Query(() => CoverageReport, { description: 'How much of a baseline is linked, assessed and met.' })
  coverage(
    @Arg('baselineId', () => ID, { description: 'Readable id, e.g. `baseline:IMP-2.0`.' }) baselineId: string,
    @Ctx() context: RequestContext,
  ) {
    return coverageOf(context, baselineId);
  }

  @FieldResolver(() => Baseline, { description: 'The baseline that it is about.' })
  baseline(@Root() { baselineId }: CoverageReport, @Ctx() context: RequestContext) {
    return baselineById(context).load(baselineId);
  }

  @FieldResolver(() => ClauseVersionConnection, {
    description: 'The clauses that nothing is tied to, neither a link nor a duty, in document order.',
  })
  gaps(@Root() { baselineId }: CoverageReport, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    const sort = [{ path: 'thing.position', direction: 'ASC' as const }];
    return gapsOfBaseline.of(baselineId, context, { page, filter: null, sort });
  }
}
