import type { EntityManager } from 'typeorm';
import { SequenceRow } from '../../../platform/database/sequence';

/** The sequence of references, whose row also says whose turn it is. */
export const DISASTERS = 'disasterEvent';

/**
 * Waits for whoever else changes what is lost, so that of two at once the second sees what the first did; held until the
 * transaction ends. To be called before anything is read.
 */
export async function holdDisasters(transaction: EntityManager): Promise<void> {
  await transaction.increment(SequenceRow, { name: DISASTERS }, 'value', 0);
}
