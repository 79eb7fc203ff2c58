import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Role } from '../../../platform/caller/role';
import { AuditEntryConnection, historyOf } from '../../../platform/history/history';
import { payload } from '../../../platform/input/problems';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { assessObligations } from './assessing/assess';
import {
  AssessmentPayload,
  DefineObligationInput,
  ObligationPayload,
  RetireObligationInput,
  UpdateObligationInput,
} from './define-obligation.input';
import { Obligation } from './obligation';
import { defineObligation, retireObligation, updateObligation } from './obligations.service';
import { SIGNED_IN } from './signed-in';

const EDITORS = [Role.GOVERNANCE, Role.ADMIN];
const ASSESSORS = [Role.GOVERNANCE, Role.ADMIN, Role.ANALYST, Role.SERVICE];

/** How obligations come, change and are assessed. */
@Resolver(() => Obligation)
export class ObligationChangesResolver {
  @Authorized(EDITORS)
  @Mutation(() => ObligationPayload, {
    description: "Defines an obligation; its query is checked against the whole graph's schema before it is taken.",
  })
  defineObligation(
    @Arg('input', () => DefineObligationInput, { description: 'The obligation.' }) input: DefineObligationInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('obligation', () => defineObligation(context, input));
  }

  @Authorized(EDITORS)
  @Mutation(() => ObligationPayload, { description: 'Changes an obligation; with another query it is stale.' })
  updateObligation(
    @Arg('input', () => UpdateObligationInput, { description: 'What is to be otherwise.' })
    input: UpdateObligationInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('obligation', () => updateObligation(context, input));
  }

  @Authorized(EDITORS)
  @Mutation(() => ObligationPayload, { description: 'Retires an obligation: it is assessed and counted no more.' })
  retireObligation(
    @Arg('input', () => RetireObligationInput, { description: 'Which one, and why.' }) input: RetireObligationInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('obligation', () => retireObligation(context, input));
  }

  @Authorized(ASSESSORS)
  @Mutation(() => AssessmentPayload, {
    description: "Runs the obligations' queries over the whole graph now, with the assessor's right (role SERVICE).",
  })
  async assessObligations(
    @Arg('ids', () => [ID], { nullable: true, description: 'Which ones, at most 200; all that stand unless given.' })
    ids: string[] | null | undefined,
    @Ctx() context: RequestContext,
  ) {
    const { assessments, userErrors } = await payload('assessments', () => assessObligations(context, ids));
    return { assessments: assessments ?? [], userErrors };
  }

  @Authorized(SIGNED_IN)
  @FieldResolver(() => AuditEntryConnection, { description: 'Who changed what, oldest first.' })
  history(@Root() { id }: Obligation, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(id, context, page);
  }
}
