import type { EntityManager } from 'typeorm';

/** A statement, or a part of one, with `:name` for each of its parameters. */
export interface Sql {
  sql: string;
  parameters: Record<string, unknown>;
}

/** Links in columns: of each, the thing that it leads to and its own id. */
export interface Hops {
  others: string[];
  links: string[];
}

/** Links of a thing in the order of the things that they lead to, and then of their own. */
export interface LinkList extends Hops {
  thingId: string;
  /** What the last of these leads to, where there are more; null where these are all. */
  end: string | null;
}

/** How the engines read a thing's first links without reading all of them. */
export interface HopStatements {
  /**
   * The first so many links of each of some things, of each part of them by itself; some lists at a time.
   * @param things by id
   * @param parts conditions on `hop`, in each of which an index has a thing's links in their order
   */
  firstLinks(things: readonly string[], parts: readonly Sql[], most: number): AsyncGenerator<LinkList[]>;
  /** The links from some things to others that are known. */
  linksBetween(things: readonly string[], known: readonly string[], condition: Sql): Promise<Hops>;
}

export function hopStatements(reads: EntityManager): HopStatements {
  return reads.dataSource.options.type === 'mysql' ? onMysql(reads) : onSqlite(reads);
}

function running(reads: EntityManager) {
  return <T>({ sql, parameters }: Sql): Promise<T[]> =>
    reads.query(...reads.dataSource.driver.escapeQueryWithParameters(sql, parameters));
}

function parametersOf(parts: readonly Sql[]): Sql['parameters'] {
  return Object.assign({}, ...parts.map(({ parameters }) => parameters));
}

/** Links that one statement reads at most, unless a single thing is to be read further. */
export const MOST_AT_ONCE = 20_000;

/**
 * Lists go in and come out as JSON: the driver takes several times as long to make a row as the engine takes to find it.
 */
function onSqlite(reads: EntityManager): HopStatements {
  const run = running(reads);
  const hops = `'{"others":' || json_group_array(other) || ',"links":' || json_group_array(link) || '}'`;
  const hop = 'hop.otherId AS other, hop.linkId AS link';
  return {
    async *firstLinks(things, parts, most) {
      const lists = parts.map(
        ({ sql }, index) => `(SELECT ${hops} FROM (SELECT ${hop} FROM trace_link_end hop
          WHERE hop.thingId = thing.value AND ${sql} ORDER BY hop.otherId, hop.linkId LIMIT :most)) AS list${index}`,
      );
      const size = Math.max(1, Math.floor(MOST_AT_ONCE / (most * parts.length)));
      for (let start = 0; start < things.length; start += size) {
        const some = things.slice(start, start + size);
        const rows = await run<Record<string, string>>({
          sql: `SELECT ${lists.join(', ')} FROM json_each(:things) thing`,
          parameters: { ...parametersOf(parts), things: JSON.stringify(some), most },
        });
        yield rows.flatMap((row, index) => Object.values(row).map((text) => list(some[index], JSON.parse(text), most)));
      }
    },
    async linksBetween(things, known, { sql, parameters }) {
      const [row] = await run<{ hops: string }>({
        sql: `SELECT ${hops} AS hops FROM (SELECT ${hop} FROM json_each(:known) listed CROSS JOIN trace_link_end hop
          WHERE hop.otherId = listed.value AND hop.thingId IN (SELECT value FROM json_each(:things)) AND ${sql})`,
        parameters: { ...parameters, things: JSON.stringify(things), known: JSON.stringify(known) },
      });
      return row ? JSON.parse(row.hops) : { others: [], links: [] };
    },
  };
}

interface HopRow {
  branch: number;
  thing: string;
  other: string;
  link: string;
}

/** Things of which the links in a part are read in the order of the things, as far as a limit goes. */
interface Branch {
  part: Sql;
  things: readonly string[];
  limit: number;
}

/** Lists that a statement has each in a branch of its own. With hundreds of branches the engine takes its time. */
const MOST_BRANCHES = 16;
/** Links that a thing has more often than not. */
const USUAL_LINKS = 4;

/** An index is used for two lists at once only where the engine sees what is in them. */
function onMysql(reads: EntityManager): HopStatements {
  const run = running(reads);

  const statement = ({ part, things }: Branch, index: number) => {
    // What is equal anyway would have the engine sort all of a thing's links.
    const order = things.length === 1 ? 'hop.otherId, hop.linkId' : 'hop.thingId, hop.otherId, hop.linkId';
    return `(SELECT ${index} AS branch, hop.thingId AS thing, hop.otherId AS other, hop.linkId AS link
      FROM trace_link_end hop WHERE hop.thingId IN (:...things${index}) AND ${part.sql}
      ORDER BY ${order} LIMIT :limit${index})`;
  };

  async function readBranches(branches: readonly Branch[]): Promise<HopRow[][]> {
    const rows = await run<HopRow>({
      sql: branches.map(statement).join(' UNION ALL '),
      parameters: Object.assign(
        parametersOf(branches.map(({ part }) => part)),
        ...branches.map(({ things, limit }, index) => ({ [`things${index}`]: things, [`limit${index}`]: limit })),
      ),
    });
    const found: HopRow[][] = branches.map(() => []);
    for (const row of rows) found[row.branch]?.push(row);
    return found;
  }

  return {
    async *firstLinks(things, parts, most) {
      const isFew = things.length * parts.length <= MOST_BRANCHES;
      const branch = (part: Sql, some: readonly string[]): Branch => ({
        ...{ part, things: some },
        limit: some.length === 1 ? most : most + USUAL_LINKS * some.length,
      });
      let open = parts.flatMap((part) =>
        isFew ? things.map((thing) => branch(part, [thing])) : [branch(part, things)],
      );
      while (open.length > 0) {
        const found = await readBranches(open);
        const lists: LinkList[] = [];
        open = open.flatMap(({ part, things: asked, limit }, index) => {
          const rows = found[index] ?? [];
          const own = listsOf(rows);
          const last = own.at(-1);
          if (last === undefined || rows.length < limit) {
            lists.push(...own);
            return [];
          }
          // Of the last thing there may be more: either it goes on, or it is read again with the next ones.
          const goesOn = last.links.length >= most;
          lists.push(...own.slice(0, -1), ...(goesOn ? [list(last.thingId, last, most)] : []));
          const rest = asked.slice(asked.indexOf(last.thingId) + Number(goesOn));
          return rest.length === 0 ? [] : [branch(part, rest)];
        });
        yield lists;
      }
    },
    async linksBetween(things, known, { sql, parameters }) {
      const rows = await run<HopRow>({
        sql: `SELECT hop.otherId AS other, hop.linkId AS link FROM trace_link_end hop
          WHERE hop.otherId IN (:...known) AND hop.thingId IN (:...things) AND ${sql}`,
        parameters: { ...parameters, things, known },
      });
      return { others: rows.map(({ other }) => other), links: rows.map(({ link }) => link) };
    },
  };
}

/** The first links of a thing, of which at most so many were asked for. */
function list(thingId = '', { others, links }: Hops, most: number): LinkList {
  return { thingId, others, links, end: links.length < most ? null : (others.at(-1) ?? null) };
}

/** Rows in the order of the things, as a list of each thing. */
function listsOf(rows: readonly HopRow[]): LinkList[] {
  const lists: LinkList[] = [];
  let last: LinkList | undefined;
  for (const { thing, other, link } of rows) {
    if (last?.thingId !== thing) {
      last = { thingId: thing, others: [], links: [], end: null };
      lists.push(last);
    }
    last.others.push(other);
    last.links.push(link);
  }
  return lists;
}
