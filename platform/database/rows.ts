import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

export type Row = Record<string, unknown>;

type NamedColumn = readonly [name: string, column: EntityMetadata['columns'][number]];

const namedColumns = new WeakMap<EntityMetadata, Map<string, readonly NamedColumn[]>>();

/** The columns of an entity with what rows call them under an alias, made once rather than for each value of each row. */
function columnsUnder(metadata: EntityMetadata, alias: string): readonly NamedColumn[] {
  const byAlias = namedColumns.get(metadata) ?? new Map<string, readonly NamedColumn[]>();
  namedColumns.set(metadata, byAlias);
  const columns =
    byAlias.get(alias) ?? metadata.columns.map((column) => [`${alias}_${column.databaseName}`, column] as const);
  byAlias.set(alias, columns);
  return columns;
}

/** An entity from a raw row whose columns are named `alias_column`, without the cost of TypeORM's full hydration. */
export function entityOf<T extends ObjectLiteral>(metadata: EntityMetadata, alias: string, row: Row): T {
  const entity = metadata.create() as T;
  const { driver } = metadata.dataSource;
  for (const [name, column] of columnsUnder(metadata, alias)) {
    if (name in row) column.setEntityValue(entity, driver.prepareHydratedValue(row[name], column));
  }
  return entity;
}

/** Runs a query and reads its rows as entities. */
export async function entitiesOf<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): Promise<T[]> {
  const { metadata, name } = query.expressionMap.mainAlias ?? {};
  if (!metadata || name === undefined) throw new TypeError('The query selects from no entity.');
  const rows: Row[] = await query.getRawMany();
  return rows.map((row) => entityOf<T>(metadata, name, row));
}

/**
 * Things by a column's values: one statement however many values there are.
 * @returns for each value, in the order given, its things in the order of `orderBy`
 */
export async function groupedBy<T extends ObjectLiteral, K extends string>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  column: keyof T & string,
  values: readonly K[],
  ...orderBy: readonly (keyof T & string)[]
): Promise<T[][]> {
  const query = manager.createQueryBuilder(entity, 'thing').where(`thing.${column} IN (:...values)`, { values });
  for (const key of orderBy) query.addOrderBy(`thing.${key}`);
  const groups = new Map<K, T[]>(values.map((value) => [value, []]));
  for (const thing of await entitiesOf(query)) groups.get(thing[column])?.push(thing);
  return values.map((value) => groups.get(value) ?? []);
}
