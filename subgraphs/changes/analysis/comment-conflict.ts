import type { GraphQLError } from 'graphql';
import { conflict } from '../../../platform/errors';
import type { Comment } from '../responses/comment';

/**
 * Somebody else changed a comment first. The error tells its present state, so that a client need not read it again:
 * `extensions.current`. Only for callers who may see all of the comment.
 */
export function commentConflict(comment: Comment, given: number): GraphQLError {
  const { id, version, themes, assignee, outcome } = comment;
  const { reasoning, noChangeReason, decidedAt, decidedBy, resultingClauseVersionIds } = comment;
  const disposition =
    outcome === null ? null : { outcome, reasoning, noChangeReason, decidedAt, decidedBy, resultingClauseVersionIds };
  return conflict(id, given, version, { current: { version, themes, assignee, disposition } });
}
