import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Clause } from '../register/clause';
import { clauseById, standingVersion } from '../register/register.loaders';
import { obligationById } from '../traces/traceable';
import { assessmentById } from './assessment.resolver';
import { ComplianceAssessment, ComplianceAssessmentConnection } from './compliance-assessment';
import { Obligation, ObligationConnection } from './obligation';
import { assessmentsOfObligation, ObligationFilter, obligations } from './obligation.listing';
import { SIGNED_IN } from './signed-in';
import { StaleReason, staleReasons } from './staleness';

async function reasonsOf(obligation: Obligation, context: RequestContext): Promise<StaleReason[]> {
  const { latestAssessmentId: id, clauseId, queryHash } = obligation;
  const [latest, version] = await Promise.all([
    id === null ? null : assessmentById(context).load(id),
    standingVersion(context).load(clauseId),
  ]);
  return staleReasons(latest, { contentHash: version?.contentHash ?? null, queryHash });
}

@Resolver(() => Obligation)
export class ObligationResolver {
  @Authorized(SIGNED_IN)
  @Query(() => Obligation, { nullable: true, description: 'An obligation by its id.' })
  obligation(
    @Arg('id', () => ID, { description: 'Readable id, e.g. `obligation:IMP-2.5.6-1`.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return obligationById(context).load(id);
  }

  @Authorized(SIGNED_IN)
  @Query(() => ObligationConnection, { description: 'Obligations by id.' })
  obligations(
    @Arg('filter', () => ObligationFilter, { nullable: true, description: 'Which of them.' })
    filter: ObligationFilter | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return obligations.all(context, { page, filter });
  }

  @Authorized(SIGNED_IN)
  @FieldResolver(() => Clause, { description: 'The clause that lays it on somebody.' })
  clause(@Root() { clauseId }: Obligation, @Ctx() context: RequestContext) {
    return clauseById(context).load(clauseId);
  }

  @Authorized(SIGNED_IN)
  @FieldResolver(() => ComplianceAssessment, { nullable: true, description: 'What was found last.' })
  latest(@Root() { latestAssessmentId: id }: Obligation, @Ctx() context: RequestContext) {
    return id && assessmentById(context).load(id);
  }

  @Authorized(SIGNED_IN)
  @FieldResolver(() => Boolean, {
    description: 'Whether the latest assessment says nothing of the text and the query that stand, or none was made.',
  })
  async stale(@Root() obligation: Obligation, @Ctx() context: RequestContext) {
    return (await reasonsOf(obligation, context)).length > 0;
  }

  @Authorized(SIGNED_IN)
  @FieldResolver(() => [StaleReason], { description: 'Why it is stale; none when it is not.' })
  staleReasons(@Root() obligation: Obligation, @Ctx() context: RequestContext) {
    return reasonsOf(obligation, context);
  }

  @Authorized(SIGNED_IN)
  @FieldResolver(() => ComplianceAssessmentConnection, { description: 'All that was found, latest first.' })
  assessments(@Root() { id }: Obligation, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    const sort = [{ path: 'thing.assessedAt', direction: 'DESC' as const }];
    return assessmentsOfObligation.of(id, context, { page, filter: null, sort });
  }
}
