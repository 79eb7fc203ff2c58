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

/**
 * Reads the first links that lead from some things, in the order of the things and then of the others: an index has
 * them in that order, so that no more of them is read than is given.
 * @param others only links to these
 */
async function read(
  context: Walking,
  { direction, types }: Followed,
  { things, others, most }: { things: readonly string[]; others?: readonly string[]; most: number },
): Promise<Hop[]> {
  const visible = linkCondition(context, ['hop.thing', 'hop.other']);
  const conditions = ['hop.thingId IN (:...things)', "hop.status <> 'RETIRED'", visible.sql];
  if (direction !== TraceDirection.BOTH) conditions.push('hop.direction = :direction');
  if (types) conditions.push('hop.type IN (:...types)');
  if (others) conditions.push('hop.otherId IN (:...others)');
  const { reads } = context.database;
  return reads.query(
    ...reads.dataSource.driver.escapeQueryWithParameters(
      `SELECT hop.thingId AS thingId, hop.otherId AS otherId, hop.linkId AS linkId FROM trace_link_end hop
        WHERE ${conditions.join(' AND ')} ORDER BY hop.thingId, hop.otherId, hop.linkId LIMIT :most`,
      { things, others, direction, types, most, ...visible.parameters },
    ),
  );
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
    const hops = await read(context, followed, { things: rest, most });
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

/** Reads the links that lead from some things to some others. */
export async function readHopsBetween(
  context: Walking,
  followed: Followed,
  things: readonly string[],
  others: readonly string[],
  most: number,
): Promise<Hop[]> {
  return things.length === 0 || others.length === 0 ? [] : read(context, followed, { things, others, most });
}
