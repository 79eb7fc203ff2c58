import { type EntityManager, IsNull } from 'typeorm';
import { Comment } from './comment';

/** Ids of the comments on a consultation that are not decided, in the order of the response matrix. */
export async function undecidedComments(transaction: EntityManager, consultationId: string): Promise<string[]> {
  const comments = await transaction.find(Comment, {
    where: { consultationId, outcome: IsNull() },
    order: { questionPosition: 'ASC', responseNumber: 'ASC', number: 'ASC', id: 'ASC' },
    select: { id: true },
  });
  return comments.map(({ id }) => id);
}
