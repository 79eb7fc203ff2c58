import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity';
import { conflict } from '../errors';

/** A thing whose version rises by one with every change. */
export interface Versioned {
  id: string;
  version: number;
}

/**
 * Changes a thing that nobody else has changed since it was read, and raises its version.
 * @throws CONFLICT with the current version when somebody else was faster
 */
export async function updateVersioned<T extends ObjectLiteral & Versioned>(
  transaction: EntityManager,
  entity: EntityTarget<T>,
  { id, version }: Versioned,
  changes: QueryDeepPartialEntity<T>,
): Promise<void> {
  const { affected } = await transaction
    .createQueryBuilder()
    .update(entity)
    .set({ ...changes, version: version + 1 })
    .where('id = :id AND version = :version', { id, version })
    .execute();
  if (affected === 1) return;
  const current = await transaction
    .createQueryBuilder(entity, 'thing')
    .select('thing.version', 'version')
    .where('thing.id = :id', { id })
    .getRawOne<{ version: number }>();
  throw conflict(id, version, current?.version ?? version);
}
