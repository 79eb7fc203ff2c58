import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity';
import { batches } from './batches';

/** Parameters that one statement may have on either engine, with room to spare. */
const MAX_PARAMETERS = 30_000;

/** Inserts any number of rows, in as few statements as the engines take. */
export async function insertAll<T extends ObjectLiteral>(
  transaction: EntityManager,
  entity: EntityTarget<T>,
  rows: readonly QueryDeepPartialEntity<T>[],
): Promise<void> {
  const columns = transaction.dataSource.getMetadata(entity).columns.length;
  const size = Math.max(1, Math.floor(MAX_PARAMETERS / columns));
  for (const batch of batches(rows, size)) await transaction.insert(entity, [...batch]);
}
