import type { RequestContext } from '../../../platform/request-context';
import { TraceDirection, type TraceLinkType } from '../register/register.vocabulary';
import { linkCondition } from './visible-links';

/** What a walk needs of a request. */
export type Walking = Pick<RequestContext, 'caller' | 'clock' | 'database'>;

/** A link as it is walked along: from a thing to another. */
export interface Hop {
  thingId: string;
  otherId: string;
  linkId: string;
}

export interface WalkRequest {
  from: string;
  direction: TraceDirection;
  types: readonly TraceLinkType[] | null;
  depth: number;
  limit: number;
}

/** Which links are walked along. */
type Followed = Pick<WalkRequest, 'direction' | 'types'>;

/** What is read of links from things: the condition on which they are, and the parameters of it. */
function hopsWhere(context: Walking, { direction, types }: Followed, things: string) {
  const visible = linkCondition(context, ['hop.thing', 'hop.other']);
  const conditions = [things, "hop.status <> 'RETIRED'", visible.sql];
  if (direction !== TraceDirection.BOTH) conditions.push('hop.direction = :direction');
  if (types) conditions.push('hop.type IN (:...types)');
  return {
    sql: `SELECT hop.thingId AS thingId, hop.otherId AS otherId, hop.linkId AS linkId FROM trace_link_end hop
      WHERE ${conditions.join(' AND ')}`,
    parameters: { direction, types, ...visible.parameters },
  };
}

function run({ database: { reads } }: Walking, sql: string, parameters: object): Promise<Hop[]> {
  return reads.query(...reads.dataSource.driver.escapeQueryWithParameters(sql, { ...parameters }));
}

/**
 * Reads the first links that lead from some things, in the order of the things and then of the others: an index has
 * them in that order, so that no more of them is read than is given.
 */
function readFirst(context: Walking, followed: Followed, things: readonly string[], most: number): Promise<Hop[]> {
  const { sql, parameters } = hopsWhere(context, followed, 'hop.thingId IN (:...things)');
  const inOrder = `${sql} ORDER BY hop.thingId, hop.otherId, hop.linkId LIMIT :most`;
  return run(context, inOrder, { ...parameters, things, most });
}

/** Links that a thing has without being read in several turns, more often than not. */
const USUAL_LINKS = 4;

/**
 * Reads the links that lead from some things, of each thing at most those to its first so many others; a page of them at
 * a time, as they are taken.
 * @param things by id
 * @returns the things that have links to more others than that
 */
export async function readHops(
  context: Walking,
  followed: Followed,
  { things, mostOthers }: { things: readonly string[]; mostOthers: number },
  take: (hops: readonly Hop[]) => void,
): Promise<string[]> {
  const hubs: string[] = [];
  let rest = things;
  let parallel = 1;
  while (rest.length > 0) {
    const most = (mostOthers + USUAL_LINKS * rest.length) * parallel;
    const hops = await readFirst(context, followed, rest, most);
    const last = hops.length < most ? undefined : hops.at(-1)?.thingId;
    if (last === undefined) {
      take(hops);
      return hubs;
    }
    const own = hops.filter(({ thingId }) => thingId === last);
    const isHub = new Set(own.map(({ otherId }) => otherId)).size > mostOthers;
    if (!isHub && own.length === hops.length) {
      // So many links to so few others that a page was not enough.
      parallel *= 2;
      continue;
    }
    parallel = 1;
    take(isHub ? hops : hops.slice(0, hops.length - own.length));
    if (isHub) hubs.push(last);
    rest = rest.slice(rest.indexOf(last) + (isHub ? 1 : 0));
  }
  return hubs;
}

/** Things that one statement takes when it reads from each of them by itself. */
const HUBS_AT_ONCE = 10;

/**
 * Reads the links that lead from some things, each with very many links, to some others. Each thing has a part of the
 * statement of its own: of both lists at once, an engine would use an index for the first alone, and read all its links.
 */
export async function readHopsBetween(
  context: Walking,
  followed: Followed,
  things: readonly string[],
  others: readonly string[],
): Promise<Hop[]> {
  if (others.length === 0) return [];
  const found: Hop[] = [];
  for (let start = 0; start < things.length; start += HUBS_AT_ONCE) {
    const some = things.slice(start, start + HUBS_AT_ONCE);
    const parts = some.map((_, index) =>
      hopsWhere(context, followed, `hop.thingId = :thing${index} AND hop.otherId IN (:...others)`),
    );
    const named = Object.fromEntries(some.map((id, index) => [`thing${index}`, id]));
    const parameters = Object.assign({ others, ...named }, ...parts.map((part) => part.parameters));
    found.push(...(await run(context, parts.map(({ sql }) => sql).join(' UNION ALL '), parameters)));
  }
  return found;
}
