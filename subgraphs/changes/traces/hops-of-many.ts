import type { Walking } from './hops';
import { linkCondition } from './visible-links';

/** A link as it is walked along: from a thing to another. */
export interface Hop {
  thingId: string;
  otherId: string;
  linkId: string;
}

/** What is read of links from things: the condition on which they are, and the parameters of it. */
function hopsWhere(context: Walking, things: string) {
  const { sql, parameters } = linkCondition(context, ['hop.thing', 'hop.other']);
  return {
    sql: `SELECT hop.thingId AS thingId, hop.otherId AS otherId, hop.linkId AS linkId FROM trace_link_end hop
      WHERE ${things} AND hop.status <> 'RETIRED' AND ${sql}`,
    parameters,
  };
}

function run({ database: { reads } }: Walking, sql: string, parameters: object): Promise<Hop[]> {
  return reads.query(...reads.dataSource.driver.escapeQueryWithParameters(sql, { ...parameters }));
}

/**
 * Reads the first links that lead from some things, in the order of the things and then of the others: an index has
 * them in that order, so that no more of them is read than is given.
 */
function readFirst(context: Walking, things: readonly string[], most: number): Promise<Hop[]> {
  const { sql, parameters } = hopsWhere(context, 'hop.thingId IN (:...things)');
  const inOrder = `${sql} ORDER BY hop.thingId, hop.otherId, hop.linkId LIMIT :most`;
  return run(context, inOrder, { ...parameters, things, most });
}

/** Links that a thing has without being read in several turns, more often than not. */
const USUAL_LINKS = 4;

/**
 * Reads the links that lead from some things, of each thing at most those to its first so many others; a page of them at
 * a time, as they are taken.
 * @param things by id
 */
export async function readHops(
  context: Walking,
  { things, mostOthers }: { things: readonly string[]; mostOthers: number },
  take: (hops: readonly Hop[]) => void,
): Promise<void> {
  let rest = things;
  let parallel = 1;
  while (rest.length > 0) {
    const most = (mostOthers + USUAL_LINKS * rest.length) * parallel;
    const hops = await readFirst(context, rest, most);
    const last = hops.length < most ? undefined : hops.at(-1)?.thingId;
    if (last === undefined) {
      take(hops);
      return;
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
    rest = rest.slice(rest.indexOf(last) + (isHub ? 1 : 0));
  }
}
