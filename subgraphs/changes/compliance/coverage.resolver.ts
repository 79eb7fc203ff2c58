import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Baseline } from '../register/baseline';
import { ClauseVersionConnection } from '../register/clause-version';
import { baselineById } from '../register/register.loaders';
import { CoverageReport, coverageOf, coverageOfBaseline, gapsOfBaseline } from './coverage';
import { GapKind } from './gap-kind';
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
    description: 'The clauses that lack something, in document order; those that nothing is tied to unless it is said.',
  })
  gaps(
    @Root() { baselineId }: CoverageReport,
    @Arg('kind', () => GapKind, { defaultValue: GapKind.UNTIED, description: 'What they lack.' }) kind: GapKind,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const sort = [{ path: 'thing.position', direction: 'ASC' as const }];
    return gapsOfBaseline.of(baselineId, context, { page, filter: kind, sort });
  }
}

@Resolver(() => Baseline)
export class BaselineCoverageResolver {
  @Authorized(SIGNED_IN)
  @FieldResolver(() => CoverageReport, {
    nullable: true,
    description: 'How much of it is linked, assessed and met; null to those who may not read obligations.',
  })
  coverage(@Root() { id }: Baseline, @Ctx() context: RequestContext) {
    return coverageOfBaseline(context).load(id);
  }
}
