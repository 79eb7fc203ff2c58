import type { EntityManager } from 'typeorm';
import { Answer } from './answer';
import { Comment } from './comment';
import { Response } from './response';

/**
 * Says of all responses to a consultation whether they may be published, when that changes: they exist for those outside,
 * or not.
 * @source consultation of 4 May 2018, section 6
 */
export async function setPublished(
  transaction: EntityManager,
  consultationId: string,
  published: boolean,
): Promise<void> {
  await transaction.update(Response, { consultationId }, { published });
  await transaction.update(Comment, { consultationId }, { published });
  const responses = transaction
    .createQueryBuilder(Response, 'theirs')
    .select('theirs.id')
    .where('theirs.consultationId = :consultationId');
  await transaction
    .createQueryBuilder()
    .update(Answer)
    .set({ published })
    .where(`responseId IN (${responses.getQuery()})`, { consultationId })
    .execute();
}
