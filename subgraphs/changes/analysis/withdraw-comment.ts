import { updateVersioned } from '../../../platform/database/versioned';
import { authorship, changesBetween, record } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import { readText, SUMMARY } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { Comment } from '../responses/comment';
import type { WithdrawCommentInput } from './comment.input';
import { commentConflict } from './comment-conflict';
import { commentInWork } from './comment-in-work';
import { recountCampaigns } from './group-comments';

/**
 * Takes back a comment that should not have been raised: it is in no list and no count from now on, and by its id it is
 * still read.
 * @throws Refusal with everything that is wrong; then nothing was changed
 * @throws CONFLICT, with the comment's present state, when somebody else was faster
 */
export async function withdrawComment(context: RequestContext, input: WithdrawCommentInput): Promise<Comment> {
  const problems = new Problems();
  const reason = readText(problems, 'reason', input.reason, SUMMARY);
  return context.database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    const { comment } = await commentInWork(transaction, found, input.id);
    found.refuseIfAny();
    if (comment.version !== input.version) throw commentConflict(comment, input.version);
    const by = authorship(context, 'withdrawComment');
    const withdrawn = { current: false, withdrawnAt: by.at };
    await updateVersioned(transaction, Comment, comment, withdrawn);
    if (comment.campaignId !== null) await recountCampaigns(transaction, { campaignIds: [comment.campaignId] });
    await record(transaction, by, {
      thingId: comment.id,
      changes: changesBetween({ withdrawnAt: null }, { withdrawnAt: by.at }),
      reason,
    });
    return Object.assign(new Comment(), comment, withdrawn, { version: comment.version + 1 });
  });
}
