import type { EntityManager } from 'typeorm';
import { conflict } from '../../platform/errors';
import { addNotFound, isIdOf } from '../../platform/input/named-things';
import type { Problems } from '../../platform/input/problems';
import { DisasterEvent } from './disaster-event';

/**
 * The disaster of an input; that there is none is added to the problems.
 * @throws CONFLICT when it has changed since the caller saw it
 */
export async function readDisaster(
  transaction: EntityManager,
  problems: Problems,
  { disasterId: id, version }: { disasterId: string; version: number },
): Promise<DisasterEvent | null> {
  const disaster = isIdOf('disasterEvent', id) ? await transaction.findOneBy(DisasterEvent, { id }) : null;
  if (disaster?.id !== id) {
    addNotFound(problems, 'disasterId', id, 'The query disasters lists all of them.');
    return null;
  }
  if (disaster.version !== version) throw conflict(id, version, disaster.version);
  return disaster;
}
