import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { Role } from '../../../platform/caller/role';
import { payload } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { Comment } from '../responses/comment';
import { codeComment } from './code-comment';
import {
  CodeCommentInput,
  CommentPayload,
  CommentsPayload,
  RaiseCommentInput,
  WithdrawCommentInput,
} from './comment.input';
import { DisposeCommentInput, DisposeCommentsInput } from './decision.input';
import { disposeComment } from './dispose-comment';
import { disposeComments } from './dispose-comments';
import { raiseComment } from './raise-comment';
import { withdrawComment } from './withdraw-comment';

/** Who does this reads confidential text, so it is governance alone. */
const ANALYSTS = [Role.GOVERNANCE];

const CONFLICT = 'When somebody else was faster, the error CONFLICT tells its present state in extensions.current.';

@Resolver(() => Comment)
export class CommentWorkResolver {
  @Authorized(ANALYSTS)
  @Mutation(() => CommentPayload, {
    description:
      'Cuts a point out of an answer, to be decided on its own; it is as confidential as the answer is there.',
  })
  raiseComment(
    @Arg('input', () => RaiseCommentInput, { description: 'The point.' }) input: RaiseCommentInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('comment', () => raiseComment(context, input));
  }

  @Authorized(ANALYSTS)
  @Mutation(() => CommentPayload, { description: `Says what a comment is about and who decides on it. ${CONFLICT}` })
  codeComment(
    @Arg('input', () => CodeCommentInput, { description: 'What changes.' }) input: CodeCommentInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('comment', () => codeComment(context, input));
  }

  @Authorized(ANALYSTS)
  @Mutation(() => CommentPayload, {
    description: `Decides on a comment, or anew; its history keeps what was decided before. ${CONFLICT}`,
  })
  disposeComment(
    @Arg('input', () => DisposeCommentInput, { description: 'What is decided.' }) input: DisposeCommentInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('comment', () => disposeComment(context, input));
  }

  @Authorized(ANALYSTS)
  @Mutation(() => CommentsPayload, {
    description: 'Decides on many comments alike: on all of them, or on none and says what is wrong with which.',
  })
  disposeComments(
    @Arg('input', () => DisposeCommentsInput, { description: 'What is decided.' }) input: DisposeCommentsInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('comments', () => disposeComments(context, input));
  }

  @Authorized(ANALYSTS)
  @Mutation(() => CommentPayload, {
    description: `Takes back a comment that should not have been raised. ${CONFLICT}`,
  })
  withdrawComment(
    @Arg('input', () => WithdrawCommentInput, { description: 'Which, and why.' }) input: WithdrawCommentInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('comment', () => withdrawComment(context, input));
  }
}
