import DataLoader from 'dataloader';
import type { EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { entitiesOf, entityOf, type Row } from '../database/rows';
import { MAX_BATCH } from '../loading';
import { perRequest, type RequestContext } from '../request-context';
import { Connection, type Page } from './connection';
import { type CursorKey, type CursorValue, decodeCursor, encodeCursor, strayCursor } from './cursor';
import { type Bound, keepAfter, orderByClause, reverse, type SortKey } from './keyset';
import { type PageArgs, type PageRequest, readPageArgs } from './page-args';

/** The alias of the listed entity in every query of a listing. */
const THING = 'thing';

/** Up to here, a page of each parent by itself costs less than to number all that they have. */
const FEW_PARENTS = 20;

/** A list that can grow: what it holds, in which orders, and what narrows it. */
export interface ListingDefinition<T extends ObjectLiteral, Filter> {
  /** Names the list in its cursors, e.g. `Organisation.devices`. */
  name: string;
  entity: EntityTarget<T>;
  /** What makes the order of two equal things certain; `id` unless given. */
  key?: string;
  /** For a list of each of many parents: where the parent's id stands, e.g. `thing.organisationId` or `link.deviceId`. */
  parent?: string;
  /**
   * For an order that tells of things that are hidden, e.g. by running numbers: cursors then hold the key alone, and
   * where its thing stands is looked up, among what this keeps.
   */
  places?(query: SelectQueryBuilder<T>, context: RequestContext): void;
  /** Joins and conditions, on the alias `thing`. Called for pages and counts alike. */
  narrow?(query: SelectQueryBuilder<T>, filter: Filter, context: RequestContext): void;
}

export interface ListingRequest<Filter> {
  page: PageArgs;
  /** Plain data only: requests that are alike are answered by the same statement. */
  filter: Filter;
  /** The order before the key, which comes last by itself. */
  sort?: readonly SortKey[];
}

export interface Listing<T, Filter> {
  /** The whole list. */
  all(context: RequestContext, request: ListingRequest<Filter>): Connection<T>;
  /** One parent's list; those of all parents in the same request are read by one statement. */
  of(parentId: string, context: RequestContext, request: ListingRequest<Filter>): Connection<T>;
}

interface Plan<Filter> {
  page: PageRequest;
  filter: Filter;
  keys: SortKey[];
  order: string;
}

export function listing<T extends ObjectLiteral, Filter = null>(
  definition: ListingDefinition<T, Filter>,
): Listing<T, Filter> {
  const { name, entity, key = 'id', parent } = definition;

  function planOf({ page, filter, sort = [] }: ListingRequest<Filter>): Plan<Filter> {
    const tieDirection = sort.at(-1)?.direction ?? 'ASC';
    const keys = [...sort, { path: `${THING}.${key}`, direction: tieDirection }];
    return { page: readPageArgs(page), filter, keys, order: `${name} ${orderByClause(keys)}` };
  }

  function select(context: RequestContext, filter: Filter): SelectQueryBuilder<T> {
    const query = context.database.reads.createQueryBuilder(entity, THING).where('1 = 1');
    definition.narrow?.(query, filter, context);
    return query;
  }

  /** The keys that a cursor holds. */
  const keysInCursor = (keys: SortKey[]) => (definition.places ? keys.slice(-1) : keys);

  function cursorOf(thing: T, { keys, order }: Plan<Filter>): string {
    const values = keysInCursor(keys).map(({ path }): CursorValue => {
      const value: unknown = thing[path.slice(THING.length + 1)];
      if (value instanceof Date) return value.toISOString();
      return typeof value === 'string' || typeof value === 'number' ? value : null;
    });
    return encodeCursor(order, values);
  }

  function kindOf(query: SelectQueryBuilder<T>, path: string): CursorKey['kind'] {
    const property = path.slice(THING.length + 1);
    const type = query.expressionMap.mainAlias?.metadata.findColumnWithPropertyName(property)?.type;
    if (type === 'datetime') return 'instant';
    return type === 'int' ? 'number' : 'text';
  }

  /** The query of a page without its limit, and the keys in the direction in which it is read. */
  async function directed(
    query: SelectQueryBuilder<T>,
    plan: Plan<Filter>,
    context: RequestContext,
  ): Promise<SortKey[]> {
    const { backwards, cursor } = plan.page;
    const keys = backwards ? reverse(plan.keys) : plan.keys;
    if (cursor === null) return keys;
    const held = keysInCursor(keys);
    const kinds = held.map(({ path, nullable = false }) => ({ kind: kindOf(query, path), nullable }));
    const values = decodeCursor(cursor, plan.order, kinds);
    const bounds = values.map((value, index) =>
      kinds[index]?.kind === 'instant' && typeof value === 'string' ? new Date(value) : value,
    );
    keepAfter(query, keys, definition.places ? await placeOf(keys, bounds[0] ?? null, context) : bounds);
    return keys;
  }

  /** The sort keys of the thing that a cursor names. */
  async function placeOf(keys: SortKey[], value: Bound, context: RequestContext): Promise<Bound[]> {
    const query = context.database.reads
      .createQueryBuilder(entity, THING)
      .where(`${THING}.${key} = :place`, { place: value });
    definition.places?.(query, context);
    const [thing] = await entitiesOf(query);
    if (!thing) throw strayCursor();
    return keys.map(({ path }): Bound => thing[path.slice(THING.length + 1)] ?? null);
  }

  function pageOf(found: T[], plan: Plan<Filter>): Page<T> {
    const { size, backwards, cursor } = plan.page;
    const more = found.length > size;
    const things = found.slice(0, size);
    if (backwards) things.reverse();
    const edges = things.map((node) => ({ node, cursor: cursorOf(node, plan) }));
    const pageInfo = {
      hasNextPage: backwards ? cursor !== null : more,
      hasPreviousPage: backwards ? more : cursor !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    };
    return { edges, pageInfo };
  }

  async function pageOfAll(context: RequestContext, plan: Plan<Filter>): Promise<Page<T>> {
    const query = select(context, plan.filter);
    for (const { path, direction } of await directed(query, plan, context)) query.addOrderBy(path, direction);
    return pageOf(await entitiesOf(query.limit(plan.page.size + 1)), plan);
  }

  async function pagesOfParents(
    context: RequestContext,
    plan: Plan<Filter>,
    parents: readonly string[],
    place: string,
  ): Promise<Page<T>[]> {
    const query = select(context, plan.filter).andWhere(`${place} IN (:...parents)`, { parents });
    const keys = await directed(query, plan, context);
    const found = new Map<string, T[]>(parents.map((id) => [id, []]));
    const metadata = context.database.reads.dataSource.getMetadata(entity);
    for (const row of await rowsOfParents(query, keys, place, plan.page.size + 1)) {
      found.get(String(row.page_parent))?.push(entityOf<T>(metadata, THING, row));
    }
    return parents.map((id) => pageOf(found.get(id) ?? [], plan));
  }

  /**
   * One parent, or each of a few, is served by an index as far as the page goes; of many, the engine numbers each one's
   * rows.
   */
  async function rowsOfParents(
    query: SelectQueryBuilder<T>,
    keys: SortKey[],
    place: string,
    limit: number,
  ): Promise<Row[]> {
    // In brackets, as a bare path would rename the thing's own column instead of adding one.
    query.addSelect(`(${place})`, 'page_parent');
    const parents: readonly string[] = query.getParameters().parents;
    if (parents.length === 1) {
      for (const { path, direction } of keys) query.addOrderBy(path, direction);
      return query.limit(limit).getRawMany();
    }
    if (parents.length <= FEW_PARENTS) return rowsOfFew(query, keys, place, limit, parents);
    query.addSelect(`ROW_NUMBER() OVER (PARTITION BY ${place} ORDER BY ${orderByClause(keys)})`, 'page_row');
    return query.dataSource
      .createQueryBuilder()
      .select('numbered.*')
      .from(`(${query.getQuery()})`, 'numbered')
      .where('numbered.page_row <= :limit')
      .orderBy('numbered.page_row')
      .setParameters({ ...query.getParameters(), limit })
      .getRawMany();
  }

  async function rowsOfFew(
    query: SelectQueryBuilder<T>,
    keys: SortKey[],
    place: string,
    limit: number,
    parents: readonly string[],
  ): Promise<Row[]> {
    const pages = parents.map((_, index) => {
      const page = query.clone().andWhere(`${place} = :parent_${index}`).limit(limit);
      for (const { path, direction } of keys) page.addOrderBy(path, direction);
      return `SELECT page_${index}.* FROM (${page.getQuery()}) page_${index}`;
    });
    const all = query.dataSource
      .createQueryBuilder()
      .select('page.*')
      .from(`(${pages.join(' UNION ALL ')})`, 'page');
    for (const { path, direction } of keys) all.addOrderBy(`page.${path.replace('.', '_')}`, direction);
    const named = Object.fromEntries(parents.map((id, index) => [`parent_${index}`, id]));
    return all.setParameters({ ...query.getParameters(), ...named }).getRawMany();
  }

  async function countsOfParents(context: RequestContext, filter: Filter, parents: readonly string[], place: string) {
    const rows: { parent: string; count: number | string }[] = await select(context, filter)
      .andWhere(`${place} IN (:...parents)`, { parents })
      .select(place, 'parent')
      .addSelect('COUNT(*)', 'count')
      .groupBy(place)
      .getRawMany();
    const counts = new Map(rows.map(({ parent: id, count }) => [id, Number(count)]));
    return parents.map((id) => counts.get(id) ?? 0);
  }

  const pageLoaders = perRequest(() => new Map<string, DataLoader<string, Page<T>>>());
  const countLoaders = perRequest(() => new Map<string, DataLoader<string, number>>());

  function loaderOf<V>(
    loaders: Map<string, DataLoader<string, V>>,
    alike: string,
    read: (ids: readonly string[]) => Promise<V[]>,
  ) {
    const existing = loaders.get(alike);
    if (existing) return existing;
    const loader = new DataLoader<string, V>(read, { maxBatchSize: MAX_BATCH });
    loaders.set(alike, loader);
    return loader;
  }

  return {
    all(context, request) {
      const plan = planOf(request);
      return new Connection(
        () => pageOfAll(context, plan),
        () => select(context, plan.filter).getCount(),
      );
    },
    of(parentId, context, request) {
      if (parent === undefined) throw new TypeError(`The list ${name} has no parent.`);
      const plan = planOf(request);
      const { page, filter, order } = plan;
      return new Connection(
        () =>
          loaderOf(pageLoaders(context), JSON.stringify([page, filter, order]), (ids) =>
            pagesOfParents(context, plan, ids, parent),
          ).load(parentId),
        () =>
          loaderOf(countLoaders(context), JSON.stringify(filter), (ids) =>
            countsOfParents(context, filter, ids, parent),
          ).load(parentId),
      );
    },
  };
}
