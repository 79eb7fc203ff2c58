import type { RequestContext } from '../../../platform/request-context';
import { TraceDirection, type TraceLinkType } from '../register/register.vocabulary';
import { type Hops, hopStatements, type Sql } from './hop-statements';
import { linkCondition } from './visible-links';

/** What a walk needs of a request. */
export type Walking = Pick<RequestContext, 'caller' | 'clock' | 'database'>;

/** Which links are walked along. */
export interface Followed {
  direction: TraceDirection;
  types: readonly TraceLinkType[] | null;
}

/** Things that have very many links. */
export interface Hubs {
  things: readonly string[];
  /** The first other, by id, up to which one of them alone has more links than so many. */
  furthest: string;
}

const HOP = 'SELECT hop.otherId AS others, hop.linkId AS links';
const COLUMNS = ['others', 'links'] as const;

/** Links that a page takes beside some of each thing, so that one is enough more often than not. */
const PAGE = 1_000;
const USUAL_LINKS = 4;

/** Pairs of a hub and another thing that one statement looks up. */
const PAIRS_AT_ONCE = 10_000;

function all(...conditions: readonly Sql[]): Sql {
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    parameters: Object.assign({}, ...conditions.map(({ parameters }) => parameters)),
  };
}

/** That a link is one of those followed. */
function followedAtOnce({ direction, types }: Followed): Sql {
  const conditions = [
    ...(direction === TraceDirection.BOTH ? [] : ['hop.direction = :direction']),
    ...(types ? ['hop.type IN (:...types)'] : []),
  ];
  return {
    sql: ['1 = 1', ...conditions].join(' AND '),
    parameters: { direction, types: types && [...new Set(types)] },
  };
}

/**
 * The same in parts, in each of which an index has a thing's links in the order of the others: so a hub's few links of a
 * type are found without reading its many of another, and its few one way without its many the other way.
 */
function followedInParts(followed: Followed): Sql[] {
  const { direction, types } = followed;
  if (types === null) return [followedAtOnce(followed)];
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
  private readonly walkable: Sql;
  private readonly parts: readonly Sql[];

  constructor({ caller, clock, database }: Walking, followed: Followed) {
    this.statements = hopStatements(database.reads);
    const visible = linkCondition({ caller, clock }, ['hop.thing', 'hop.other']);
    const current = { sql: `hop.status = 'CURRENT' AND ${visible.sql}`, parameters: visible.parameters };
    this.walkable = all(current, followedAtOnce(followed));
    this.parts = followedInParts(followed).map((part) => all(current, part));
  }

  /** Those among some things that have more links than so many; no more of their links are read. */
  async findHubs(things: readonly string[], most: number): Promise<Hubs | null> {
    const list = this.statements.asTable('things');
    // Limited only so that SQLite does not work the inner part out twice for each row.
    const parts = this.parts.map(
      ({ sql }) => `SELECT id, furthest FROM (
        SELECT thing.id AS id, (SELECT hop.otherId FROM trace_link_end hop
          WHERE hop.thingId = thing.id AND ${sql} ORDER BY hop.otherId LIMIT 1 OFFSET :most) AS furthest
        FROM ${list} thing LIMIT :count) known WHERE furthest IS NOT NULL`,
    );
    const { parameters } = all(...this.parts);
    const hubs = await this.statements.readRows<{ id: string; furthest: string }>({
      sql: parts.join(' UNION ALL '),
      parameters: { ...parameters, things: this.statements.given(things), count: things.length, most },
    });
    const [furthest] = hubs.map((hub) => hub.furthest).sort();
    return furthest === undefined ? null : { things: [...new Set(hubs.map(({ id }) => id))], furthest };
  }

  /**
   * The links from some things, a page of them at a time, so that no more is held than is needed.
   * @param things by id
   */
  async *fromThings(things: readonly string[]): AsyncGenerator<Hops> {
    const { sql, parameters } = this.walkable;
    let rest = things;
    let most = PAGE + USUAL_LINKS * rest.length;
    while (rest.length > 0) {
      const [others = [], links = [], from = []] = await this.statements.readColumns([...COLUMNS, 'things'], {
        sql: `${HOP}, hop.thingId AS things FROM trace_link_end hop
          WHERE hop.thingId IN ${this.statements.among('things')} AND ${sql}
          ORDER BY hop.thingId, hop.otherId, hop.linkId LIMIT :most`,
        parameters: { ...parameters, things: this.statements.given(rest), most },
      });
      const last = from.length < most ? undefined : from.at(-1);
      if (last === undefined) {
        yield { others, links };
        return;
      }
      // Of the last thing there may be more: it is read again, with the next ones.
      const whole = from.indexOf(last);
      if (whole === 0) most *= 2;
      else yield { others: others.slice(0, whole), links: links.slice(0, whole) };
      rest = rest.slice(rest.indexOf(last));
    }
  }

  /** The links from hubs to others up to the furthest, and to those known ones that lie beyond it. */
  async *fromHubs({ things, furthest }: Hubs, known: readonly string[]): AsyncGenerator<Hops> {
    const ofHubs = {
      sql: `hop.thingId IN ${this.statements.among('things')}`,
      parameters: { things: this.statements.given(things) },
    };
    const near = this.parts.map((part) =>
      all(ofHubs, { sql: 'hop.otherId <= :furthest', parameters: { furthest } }, part),
    );
    yield await this.readHops({
      sql: near.map(({ sql }) => `${HOP} FROM trace_link_end hop WHERE ${sql}`).join(' UNION ALL '),
      parameters: all(...near).parameters,
    });
    const beyond = known.filter((id) => id > furthest);
    const size = Math.max(1, Math.floor(PAIRS_AT_ONCE / things.length));
    const { from, where } = this.statements.toEach('known');
    const pairs = all(ofHubs, this.walkable);
    for (let start = 0; start < beyond.length; start += size) {
      yield await this.readHops({
        sql: `${HOP} FROM ${from} WHERE ${where} AND ${pairs.sql}`,
        parameters: { ...pairs.parameters, known: this.statements.given(beyond.slice(start, start + size)) },
      });
    }
  }

  private async readHops(statement: Sql): Promise<Hops> {
    const [others = [], links = []] = await this.statements.readColumns(COLUMNS, statement);
    return { others, links };
  }
}
