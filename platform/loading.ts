import DataLoader from 'dataloader';
import type { EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { entitiesOf, groupedBy } from './database/rows';
import { perRequest, type RequestContext } from './request-context';

/** Most keys that one statement takes; engines limit the number of its parameters. */
export const MAX_BATCH = 10_000;

/** A read that is gathered over a request's tick and done for all keys at once. */
export function batched<V, K extends string = string>(
  read: (keys: readonly K[], context: RequestContext) => Promise<V[]>,
): (context: RequestContext) => DataLoader<K, V> {
  return perRequest((context) => new DataLoader((keys) => read(keys, context), { maxBatchSize: MAX_BATCH }));
}

/**
 * Loads entities by a column whose values are unique; null for a value that there is not.
 * @param narrow keeps what exists for the caller, where that is not everything
 */
export function oneBy<T extends ObjectLiteral>(
  entity: EntityTarget<T>,
  column: keyof T & string,
  narrow: (query: SelectQueryBuilder<T>, context: RequestContext) => void = () => {},
) {
  return batched<T | null>(async (values, context) => {
    const query = context.database.reads
      .createQueryBuilder(entity, 'thing')
      .where(`thing.${column} IN (:...values)`, { values });
    narrow(query, context);
    const found = new Map<string, T>((await entitiesOf(query)).map((thing) => [thing[column], thing]));
    return values.map((value) => found.get(value) ?? null);
  });
}

/** Loads entities by id; null for an id that there is not. */
export function byId<T extends ObjectLiteral & { id: string }>(entity: EntityTarget<T>) {
  return oneBy(entity, 'id');
}

/** Loads the entities whose column has a value, e.g. all actions of a scenario, in order. */
export function allBy<T extends ObjectLiteral>(
  entity: EntityTarget<T>,
  column: keyof T & string,
  ...orderBy: (keyof T & string)[]
) {
  return batched<T[]>((values, { database }) => groupedBy(database.reads, entity, column, values, ...orderBy));
}
