import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Role } from '../../../platform/caller/role';
import { AuditEntryConnection, historyOf } from '../../../platform/history/history';
import { payload } from '../../../platform/input/problems';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { OpenIssue } from './open-issue';
import { OpenIssuePayload, RaiseOpenIssueInput, UpdateOpenIssueInput } from './open-issue.input';
import { raiseOpenIssue, updateOpenIssue } from './open-issues.service';

const EDITORS = [Role.GOVERNANCE, Role.ADMIN];

/** How open issues come and change. */
@Resolver(() => OpenIssue)
export class OpenIssueChangesResolver {
  @Authorized(EDITORS)
  @Mutation(() => OpenIssuePayload, { description: 'Writes down that a consultation leaves something open.' })
  raiseOpenIssue(
    @Arg('input', () => RaiseOpenIssueInput, { description: 'The issue.' }) input: RaiseOpenIssueInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('openIssue', () => raiseOpenIssue(context, input));
  }

  @Authorized(EDITORS)
  @Mutation(() => OpenIssuePayload, {
    description: 'Adds to an open issue what became known of it, and may settle it.',
  })
  updateOpenIssue(
    @Arg('input', () => UpdateOpenIssueInput, { description: 'What became known.' }) input: UpdateOpenIssueInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('openIssue', () => updateOpenIssue(context, input));
  }

  @FieldResolver(() => AuditEntryConnection, { description: 'Who changed what, oldest first.' })
  history(@Root() { id }: OpenIssue, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(id, context, page);
  }
}
