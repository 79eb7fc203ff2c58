import type { RequestContext } from '../../../platform/request-context';
import { TraceDirection, type TraceLinkType } from '../register/register.vocabulary';
import { type Hops, hopStatements, type LinkList, type Sql } from './hop-statements';
import { linkCondition } from './visible-links';

/** What a walk needs of a request. */
export type Walking = Pick<RequestContext, 'caller' | 'clock' | 'database'>;

/** Which links are walked along. */
export interface Followed {
  direction: TraceDirection;
  types: readonly TraceLinkType[] | null;
}

/** Pairs of a thing and another that one statement looks up. */
const PAIRS_AT_ONCE = 10_000;

/**
 * Links that are followed, in parts in each of which an index has a thing's links in the order of the others: so a
 * thing's few links of a type are found without reading its many of another, and its few one way without its many the
 * other way.
 */
function followedInParts({ direction, types }: Followed): Sql[] {
  if (types === null) {
    return [
      direction === TraceDirection.BOTH
        ? { sql: '1 = 1', parameters: {} }
        : { sql: 'hop.direction = :direction', parameters: { direction } },
    ];
  }
  const ways = direction === TraceDirection.BOTH ? [TraceDirection.IN, TraceDirection.OUT] : [direction];
  return [...new Set(types)].flatMap((type, index) =>
    ways.map((way) => ({
      sql: `hop.type = :type${index} AND hop.direction = :way${way}`,
      parameters: { [`type${index}`]: type, [`way${way}`]: way },
    })),
  );
}

/** The links that a walk may follow, read from the database. */
export class HopReader {
  private readonly statements;
  private readonly parts: readonly Sql[];

  constructor({ caller, clock, database }: Walking, followed: Followed) {
    this.statements = hopStatements(database.reads);
    const visible = linkCondition({ caller, clock }, ['hop.thing', 'hop.other']);
    this.parts = followedInParts(followed).map(({ sql, parameters }) => ({
      sql: `hop.status = 'CURRENT' AND ${visible.sql} AND ${sql}`,
      parameters: { ...visible.parameters, ...parameters },
    }));
  }

  /**
   * The first so many links from each of some things; of a thing one list for each part of what is followed.
   * @param things by id
   */
  firstLinks(things: readonly string[], most: number): AsyncGenerator<LinkList[]> {
    return this.statements.firstLinks(things, this.parts, most);
  }

  /** The links from some things to others that are known. */
  async *linksBetween(things: readonly string[], known: readonly string[]): AsyncGenerator<Hops> {
    const condition = {
      sql: `(${this.parts.map(({ sql }) => sql).join(' OR ')})`,
      parameters: Object.assign({}, ...this.parts.map(({ parameters }) => parameters)),
    };
    const size = Math.max(1, Math.floor(PAIRS_AT_ONCE / things.length));
    for (let start = 0; start < known.length; start += size) {
      yield await this.statements.linksBetween(things, known.slice(start, start + size), condition);
    }
  }
}
