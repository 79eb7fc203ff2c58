import type { EntityManager } from 'typeorm';
import { conflict } from '../../../platform/errors';
import { addNotFound, isIdOf } from '../../../platform/input/named-things';
import type { Problems } from '../../../platform/input/problems';
import { Consultation } from './consultation';

/**
 * The consultation that an input changes, locked until the transaction ends.
 * @throws CONFLICT when it has changed since the caller saw it
 * @throws Refusal when there is none, with what else was found so far
 */
export async function readConsultation(
  transaction: EntityManager,
  problems: Problems,
  { field, id, version }: { field: string; id: string; version: number | null },
): Promise<Consultation> {
  if (isIdOf('consultation', id)) {
    await transaction.increment(Consultation, { id }, 'version', 0);
    const consultation = await transaction.findOneBy(Consultation, { id });
    if (consultation?.id === id) {
      if (version !== null && version !== consultation.version) throw conflict(id, version, consultation.version);
      return consultation;
    }
  }
  addNotFound(problems, field, id, 'Check the id; the query consultations lists them.');
  problems.refuseIfAny();
  throw new TypeError('A consultation that was not found is refused above.');
}
