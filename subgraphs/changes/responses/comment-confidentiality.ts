import { type EntityManager, In } from 'typeorm';
import { entitiesOf } from '../../../platform/database/rows';
import { Comment } from './comment';
import type { Scoped } from './viewer-scope';

/** For which comments, and for whom alone, what points to them is confidential as well; unknown ids are left out. */
export async function confidentialityOfComment(
  transaction: EntityManager,
  ids: readonly string[],
): Promise<Map<string, Scoped>> {
  if (ids.length === 0) return new Map();
  // They stay as they are until the commit, so that what points to them cannot be made open while they become confidential.
  await transaction.increment(Comment, { id: In([...ids]) }, 'version', 0);
  const query = transaction.createQueryBuilder(Comment, 'thing').where('thing.id IN (:...ids)', { ids });
  const comments = await entitiesOf(query);
  return new Map(comments.map((comment) => [comment.id, comment]));
}
