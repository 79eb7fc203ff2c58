import { authorship } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import type { Comment } from '../responses/comment';
import { commentConflict } from './comment-conflict';
import { commentInWork } from './comment-in-work';
import { decide } from './decide-comments';
import { checkDocuments, readDecision } from './decision';
import type { DisposeCommentInput } from './decision.input';

/**
 * Decides on a comment, or decides on it anew; what was decided before stays in its history.
 * @throws Refusal with everything that is wrong; then nothing was changed
 * @throws CONFLICT, with the comment's present state, when somebody else was faster
 */
export async function disposeComment(context: RequestContext, input: DisposeCommentInput): Promise<Comment> {
  const problems = new Problems();
  const decision = await readDecision(context, problems, input);
  return context.database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    const { comment, consultation } = await commentInWork(transaction, found, input.id);
    await checkDocuments(transaction, found, decision, consultation);
    found.refuseIfAny();
    if (comment.version !== input.version) throw commentConflict(comment, input.version);
    const [decided = comment] = await decide(transaction, authorship(context, 'disposeComment'), [comment], decision);
    return decided;
  });
}
