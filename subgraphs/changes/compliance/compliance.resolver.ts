import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../../platform/caller/role';
import { badArgument } from '../../../platform/errors';
import { byId } from '../../../platform/loading';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Baseline } from '../register/baseline';
import { Clause } from '../register/clause';
import { ClauseVersion, ClauseVersionConnection } from '../register/clause-version';
import { baselineById, clauseById, clauseVersionById } from '../register/register.loaders';
import { obligationById, Traceable, thingById } from '../traces/traceable';
import { ComplianceAssessment, ComplianceAssessmentConnection } from './compliance-assessment';
import { CompliancePosture, compliancePosture } from './compliance-posture';
import { CoverageReport, coverageOf, gapsOfBaseline } from './coverage';
import { Obligation, ObligationConnection } from './obligation';
import { assessmentsOfObligation, ObligationFilter, obligations } from './obligation.listing';
import { SIGNED_IN } from './signed-in';

export const assessmentById = byId(ComplianceAssessment);

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
  @Query(() => CompliancePosture, { description: 'How the obligations stand: all, or those of a document.' })
  compliancePosture(
    @Arg('documentCode', () => String, { nullable: true, description: 'Of clauses of this document.' })
    documentCode: string | null | undefined,
    @Ctx() context: RequestContext,
  ) {
    return compliancePosture(context, documentCode);
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
  @FieldResolver(() => ComplianceAssessmentConnection, { description: 'All that was found, latest first.' })
  assessments(@Root() { id }: Obligation, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    const sort = [{ path: 'thing.assessedAt', direction: 'DESC' as const }];
    return assessmentsOfObligation.of(id, context, { page, filter: null, sort });
  }
}

@Resolver(() => ComplianceAssessment)
export class ComplianceAssessmentResolver {
  @FieldResolver(() => Obligation, { description: 'The obligation that was assessed.' })
  obligation(@Root() { obligationId }: ComplianceAssessment, @Ctx() context: RequestContext) {
    return obligationById(context).load(obligationId);
  }

  @FieldResolver(() => ClauseVersion, { description: 'The text that it was assessed against.' })
  againstClauseVersion(@Root() { clauseVersionId }: ComplianceAssessment, @Ctx() context: RequestContext) {
    return clauseVersionById(context).load(clauseVersionId);
  }

  @Authorized([...NETWORK_READERS])
  @FieldResolver(() => [Traceable], { description: 'The first things that break the rule.' })
  async evidence(
    @Root() { evidenceIds }: ComplianceAssessment,
    @Arg('first', () => Int, { nullable: true, description: 'How many: 20 unless given, 200 at most.' })
    first: number | null | undefined,
    @Ctx() context: RequestContext,
  ) {
    const size = first ?? DEFAULT_PAGE_SIZE;
    if (size < 0 || size > MAX_PAGE_SIZE) {
      throw badArgument('first', `${size} things were asked for.`, `Ask for 0 to ${MAX_PAGE_SIZE}.`);
    }
    const things = await Promise.all(evidenceIds.slice(0, size).map((id) => thingById(id, context)));
    return things.filter((thing) => thing !== null);
  }
}

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
