import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Role } from '../../../platform/caller/role';
import { AuditEntryConnection, historyOf } from '../../../platform/history/history';
import { payload } from '../../../platform/input/problems';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Milestone } from './milestone';
import {
  CancelMilestoneInput,
  CompleteMilestoneInput,
  MilestonePayload,
  PlanMilestoneInput,
  RescheduleMilestoneInput,
} from './milestone.input';
import { cancelMilestone, completeMilestone, planMilestone, rescheduleMilestone } from './milestones.service';

const EDITORS = [Role.GOVERNANCE, Role.ADMIN];

/** How milestones come and change. */
@Resolver(() => Milestone)
export class MilestoneChangesResolver {
  @Authorized(EDITORS)
  @Mutation(() => MilestonePayload, { description: 'Plans a step on the way from consultation to designation.' })
  planMilestone(
    @Arg('input', () => PlanMilestoneInput, { description: 'The milestone.' }) input: PlanMilestoneInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('milestone', () => planMilestone(context, input));
  }

  @Authorized(EDITORS)
  @Mutation(() => MilestonePayload, { description: 'Plans a milestone for another time.' })
  rescheduleMilestone(
    @Arg('input', () => RescheduleMilestoneInput, { description: 'When, and why.' }) input: RescheduleMilestoneInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('milestone', () => rescheduleMilestone(context, input));
  }

  @Authorized(EDITORS)
  @Mutation(() => MilestonePayload, { description: 'Writes down that a milestone was reached.' })
  completeMilestone(
    @Arg('input', () => CompleteMilestoneInput, { description: 'When it was reached.' }) input: CompleteMilestoneInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('milestone', () => completeMilestone(context, input));
  }

  @Authorized(EDITORS)
  @Mutation(() => MilestonePayload, { description: 'Gives a milestone up.' })
  cancelMilestone(
    @Arg('input', () => CancelMilestoneInput, { description: 'Which, and why.' }) input: CancelMilestoneInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('milestone', () => cancelMilestone(context, input));
  }

  @FieldResolver(() => AuditEntryConnection, { description: 'Who changed what, oldest first.' })
  history(@Root() { id }: Milestone, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(id, context, page);
  }
}
