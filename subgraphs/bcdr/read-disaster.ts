import type { EntityManager } from 'typeorm';
import { conflict } from '../../platform/errors';
import { addNotFound, isIdOf } from '../../platform/input/named-things';
import type { Problems } from '../../platform/input/problems';
import { DisasterEvent } from './disaster-event';
import { DisasterStatus } from './vocabulary';

/** The disaster that an input names, and the version of it that the caller saw. */
export interface NamedDisaster {
  disasterId: string;
  version: number;
}

/**
 * The disaster of an input; that there is none is added to the problems.
 * @throws CONFLICT when it has changed since the caller saw it
 */
export async function readDisaster(
  transaction: EntityManager,
  problems: Problems,
  { disasterId: id, version }: NamedDisaster,
  field = 'disasterId',
): Promise<DisasterEvent | null> {
  const disaster = isIdOf('disasterEvent', id) ? await transaction.findOneBy(DisasterEvent, { id }) : null;
  if (disaster?.id !== id) {
    addNotFound(problems, field, id, 'The query disasters lists all of them.');
    return null;
  }
  if (disaster.version !== version) throw conflict(id, version, disaster.version);
  return disaster;
}

/** As `readDisaster`; that it is closed is a problem too, with what to do instead. */
export async function readOpenDisaster(
  transaction: EntityManager,
  problems: Problems,
  named: NamedDisaster,
  instead: string,
): Promise<DisasterEvent | null> {
  const disaster = await readDisaster(transaction, problems, named);
  if (disaster?.status === DisasterStatus.CLOSED) {
    problems.add('disasterId', 'DISASTER_CLOSED', `${disaster.reference} is closed.`, instead);
  }
  return disaster;
}
