import type { EntityManager } from 'typeorm';
import type { Kept } from './reconcile';

/** The parts of a kind that a consultation has, in their order. */
export async function heldBy<T extends Kept & { consultationId: string }>(
  transaction: EntityManager,
  entity: new () => T,
  consultationId: string,
): Promise<T[]> {
  return transaction
    .createQueryBuilder(entity, 'thing')
    .where('thing.consultationId = :consultationId', { consultationId })
    .orderBy('thing.position')
    .addOrderBy('thing.id')
    .getMany();
}
