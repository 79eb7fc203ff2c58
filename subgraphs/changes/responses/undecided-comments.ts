import type { EntityManager } from 'typeorm';
import { Comment } from './comment';

/** The ids, in the order of the response matrix, of a consultation's comments that nobody has decided on. */
export async function undecidedComments(transaction: EntityManager, consultationId: string): Promise<string[]> {
  const rows: { id: string }[] = await transaction
    .createQueryBuilder(Comment, 'thing')
    .where('thing.consultationId = :consultationId', { consultationId })
    .andWhere('thing.current = 1 AND thing.outcome IS NULL')
    .select('thing.id', 'id')
    .orderBy('thing.questionPosition')
    .addOrderBy('thing.responseNumber')
    .addOrderBy('thing.number')
    .addOrderBy('thing.id')
    .getRawMany();
  return rows.map(({ id }) => id);
}
