import type { EntityManager } from 'typeorm';
import type { Caller } from '../../../platform/caller/caller';
import { entitiesOf } from '../../../platform/database/rows';
import { Consultation } from '../consultations/consultation';
import { Response } from './response';
import { keepVisible } from './viewer-scope';

/**
 * A response that is to be changed, and that nobody else changes, nor anything that was cut from it, until the
 * transaction ends: those who write to the responses of a consultation take turns on its row.
 * @returns null for one that there is not, or not for the caller
 */
export async function heldResponse(transaction: EntityManager, id: string, caller: Caller): Promise<Response | null> {
  const named = await transaction
    .createQueryBuilder(Response, 'thing')
    .select('thing.consultationId', 'consultationId')
    .where('thing.id = :id', { id })
    .getRawOne<{ consultationId: string }>();
  if (!named) return null;
  await takeTurns(transaction, named.consultationId);
  const query = transaction.createQueryBuilder(Response, 'thing').where('thing.id = :id', { id });
  const [response] = await entitiesOf(keepVisible(query, caller));
  return response ?? null;
}

/** Waits for all who write to the responses of a consultation, and lets others wait. */
export async function takeTurns(transaction: EntityManager, consultationId: string): Promise<void> {
  await transaction.increment(Consultation, { id: consultationId }, 'version', 0);
}
