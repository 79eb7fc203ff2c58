import { updateVersioned } from '../../../platform/database/versioned';
import { authorship, changesBetween, record } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { Comment, CommentClause } from '../responses/comment';
import type { CodeCommentInput } from './comment.input';
import { readCoding, writeCoding } from './comment-coding';
import { commentConflict } from './comment-conflict';
import { commentInWork } from './comment-in-work';

/**
 * Says what a comment is about and who decides on it.
 * @throws Refusal with everything that is wrong; then nothing was changed
 * @throws CONFLICT, with the comment's present state, when somebody else was faster
 */
export async function codeComment(context: RequestContext, input: CodeCommentInput): Promise<Comment> {
  const problems = new Problems();
  const coding = await readCoding(context, problems, input);
  return context.database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    const { comment } = await commentInWork(transaction, found, input.id);
    found.refuseIfAny();
    if (comment.version !== input.version) throw commentConflict(comment, input.version);
    const { id, themes, assignee } = comment;
    const cited = await transaction.find(CommentClause, { where: { commentId: id }, order: { position: 'ASC' } });
    const before = { themes, assignee, clauseIds: cited.map(({ clauseId }) => clauseId) };
    const after = { ...before, ...coding };
    await updateVersioned(transaction, Comment, comment, { themes: after.themes, assignee: after.assignee });
    await writeCoding(transaction, id, coding);
    const by = authorship(context, 'codeComment');
    await record(transaction, by, { thingId: id, changes: changesBetween(before, after) });
    return Object.assign(new Comment(), comment, {
      themes: after.themes,
      assignee: after.assignee,
      version: comment.version + 1,
    });
  });
}
