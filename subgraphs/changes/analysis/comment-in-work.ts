import type { EntityManager } from 'typeorm';
import type { Problems } from '../../../platform/input/problems';
import { Consultation } from '../consultations/consultation';
import type { Comment } from '../responses/comment';
import { addNoComment, checkInWork, checkStands, heldComments } from './decide-comments';

/**
 * A comment that is to be changed, held until the commit, with its consultation; what keeps it from being changed is added
 * to the problems.
 * @throws Refusal with all of the problems when there is no such comment
 */
export async function commentInWork(
  transaction: EntityManager,
  problems: Problems,
  id: string,
): Promise<{ comment: Comment; consultation: Consultation }> {
  const comment = (await heldComments(transaction, [id])).get(id);
  if (!comment) {
    addNoComment(problems, 'id', id);
    throw problems.refusal();
  }
  const consultation = await transaction.findOneByOrFail(Consultation, { id: comment.consultationId });
  checkInWork(problems, 'id', consultation);
  checkStands(problems, 'id', comment);
  return { comment, consultation };
}
