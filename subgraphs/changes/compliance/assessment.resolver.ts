import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../../platform/caller/role';
import { badArgument } from '../../../platform/errors';
import { typeNameOf } from '../../../platform/ids';
import { byId } from '../../../platform/loading';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { ClauseVersion } from '../register/clause-version';
import { clauseVersionById } from '../register/register.loaders';
import { obligationById, Traceable, thingById } from '../traces/traceable';
import { mayBeTold } from './assessment-scope';
import { ComplianceAssessment } from './compliance-assessment';
import { Obligation } from './obligation';

/** Nothing that is told of it is anybody's alone. */
const HISTORY_KIND = 'HistoryKind';

export const assessmentById = byId(ComplianceAssessment);

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

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many things the duty is about; null when not counted, or not for the caller to know.',
  })
  population(@Root() assessment: ComplianceAssessment, @Ctx() { caller }: RequestContext) {
    return mayBeTold(caller, assessment) ? assessment.population : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many of them break it; null when not counted, or not for the caller to know.',
  })
  violations(@Root() assessment: ComplianceAssessment, @Ctx() { caller }: RequestContext) {
    return mayBeTold(caller, assessment) ? assessment.violations : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why nothing was found out; null when something was, or when it is not for the caller to know.',
  })
  error(@Root() assessment: ComplianceAssessment, @Ctx() { caller }: RequestContext) {
    return mayBeTold(caller, assessment) ? assessment.error : null;
  }

  @Authorized([...NETWORK_READERS])
  @FieldResolver(() => [Traceable], {
    description: 'The first things that break the rule, those left out that the caller may not see.',
  })
  async evidence(
    @Root() assessment: ComplianceAssessment,
    @Arg('first', () => Int, { nullable: true, description: 'How many: 20 unless given, 200 at most.' })
    first: number | null | undefined,
    @Ctx() context: RequestContext,
  ) {
    const size = first ?? DEFAULT_PAGE_SIZE;
    if (size < 0 || size > MAX_PAGE_SIZE) {
      throw badArgument('first', `${size} things were asked for.`, `Ask for 0 to ${MAX_PAGE_SIZE}.`);
    }
    const evidenceIds = mayBeTold(context.caller, assessment) ? assessment.evidenceIds : [];
    const things = await Promise.all(evidenceIds.slice(0, size).map((id) => thingById(id, context)));
    return things.filter((thing) => thing !== null);
  }

  @Authorized([...NETWORK_READERS])
  @FieldResolver(() => [ID], {
    description:
      'Ids of the first things that break the rule, 200 at most, of kinds also that no link can join; none for those who are not told counts.',
  })
  async evidenceIds(@Root() assessment: ComplianceAssessment, @Ctx() context: RequestContext) {
    if (!mayBeTold(context.caller, assessment)) return [];
    const { evidenceIds } = assessment;
    // What was seen when it was assessed may have been hidden since.
    const things = await Promise.all(evidenceIds.map((id) => thingById(id, context)));
    return evidenceIds.filter((id, index) => things[index] !== null || typeNameOf(id) === HISTORY_KIND);
  }
}
