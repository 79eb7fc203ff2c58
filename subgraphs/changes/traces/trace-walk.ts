import { keepAmong } from '../../../platform/database/conditions';
import { entitiesOf } from '../../../platform/database/rows';
import type { RequestContext } from '../../../platform/request-context';
import { TraceDirection, TraceLinkStatus, TraceLinkType } from '../register/register.vocabulary';
import { TraceLink } from './trace-link';
import { linkCondition, visibleLinks } from './visible-links';

export interface WalkRequest {
  from: string;
  direction: TraceDirection;
  types: readonly TraceLinkType[] | null;
  depth: number;
  limit: number;
}

export interface Reached {
  id: string;
  distance: number;
}

export interface Walk {
  reached: Reached[];
  links: TraceLink[];
  truncated: boolean;
}

/** Most links that a trace gives, however densely its things are linked. */
export const MAX_LINKS = 10_000;

/**
 * What is within some steps of a thing, nearest first, ties by id; and the links that lead there. Links that are retired
 * are not followed, and links that do not exist for the caller hide what is behind them.
 */
export async function walk(context: RequestContext, request: WalkRequest): Promise<Walk> {
  const reached = await thingsReached(context, request);
  const within = reached.slice(0, request.limit);
  const links = await linksBetween(context, request, within);
  return {
    reached: within,
    links: links.slice(0, MAX_LINKS),
    truncated: reached.length > request.limit || links.length > MAX_LINKS,
  };
}

/** Things and their distances, one more than the limit if there are that many: one statement, whatever the depth. */
async function thingsReached(context: RequestContext, request: WalkRequest): Promise<Reached[]> {
  const { from, direction, types, depth, limit } = request;
  const root = { id: from, distance: 0 };
  if (depth === 0) return [root];
  const visible = linkCondition(context, ['hop.thing', 'hop.other']);
  const conditions = ["hop.status <> 'RETIRED'", visible.sql];
  if (direction !== TraceDirection.BOTH) conditions.push('hop.direction = :direction');
  if (types) conditions.push(types.length === 0 ? '1 = 0' : 'hop.type IN (:...types)');
  const { reads } = context.database;
  // UNION drops a thing that is reached again over as many steps, and the depth ends the rounds of a circle.
  const sql = `WITH RECURSIVE steps (thingId, distance) AS (
      SELECT hop.otherId, 1 FROM trace_link_end hop WHERE hop.thingId = :from AND ${conditions.join(' AND ')}
      UNION
      SELECT hop.otherId, steps.distance + 1
      FROM steps INNER JOIN trace_link_end hop ON hop.thingId = steps.thingId
      WHERE steps.distance < :depth AND ${conditions.join(' AND ')}
    )
    SELECT thingId AS id, MIN(distance) AS distance FROM steps WHERE thingId <> :from
    GROUP BY thingId ORDER BY MIN(distance), thingId LIMIT :limit`;
  const parameters = { from, depth, direction, types, limit, ...visible.parameters };
  const rows: { id: string; distance: number | string }[] = await reads.query(
    ...reads.dataSource.driver.escapeQueryWithParameters(sql, parameters),
  );
  return [root, ...rows.map(({ id, distance }) => ({ id, distance: Number(distance) }))];
}

/** The links that a walk goes along, between the things that it gives, by id. */
async function linksBetween(
  context: RequestContext,
  { direction, types, depth }: WalkRequest,
  reached: readonly Reached[],
): Promise<TraceLink[]> {
  const ids = reached.map(({ id }) => id);
  const inner = reached.filter(({ distance }) => distance < depth).map(({ id }) => id);
  if (inner.length === 0) return [];
  const query = context.database.reads
    .createQueryBuilder(TraceLink, 'thing')
    .where('thing.fromId IN (:...ids) AND thing.toId IN (:...ids)', { ids })
    .andWhere('thing.status <> :retired', { retired: TraceLinkStatus.RETIRED })
    .orderBy('thing.id')
    .limit(MAX_LINKS + 1);
  const walked = {
    [TraceDirection.OUT]: 'thing.fromId IN (:...inner)',
    [TraceDirection.IN]: 'thing.toId IN (:...inner)',
    [TraceDirection.BOTH]: '(thing.fromId IN (:...inner) OR thing.toId IN (:...inner))',
  };
  query.andWhere(walked[direction], { inner });
  keepAmong(query, 'thing.type', types);
  visibleLinks(query, context, TraceLink, 'thing');
  return entitiesOf(query);
}
