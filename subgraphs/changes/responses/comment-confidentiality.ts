import type { EntityManager } from 'typeorm';
import { entitiesOf } from '../../../platform/database/rows';
import { Comment } from './comment';
import type { Scoped } from './viewer-scope';

/** For which comments, and for whom alone, what points to them is confidential as well; unknown ids are left out. */
export async function confidentialityOfComment(
  transaction: EntityManager,
  ids: readonly string[],
): Promise<Map<string, Scoped>> {
  if (ids.length === 0) return new Map();
  const query = transaction.createQueryBuilder(Comment, 'thing').where('thing.id IN (:...ids)', { ids });
  const comments = await entitiesOf(query);
  return new Map(comments.map(({ id, confidential, respondentId }) => [id, { confidential, respondentId }]));
}
