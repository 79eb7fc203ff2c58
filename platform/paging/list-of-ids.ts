import { Connection } from './connection';
import { decodeCursor, encodeCursor } from './cursor';
import { type PageArgs, readPageArgs } from './page-args';

/** A list whose ids are all known, and bounded; its things are read page by page. */
interface KnownList<T> {
  /** All of them, in ascending order. */
  ids(): Promise<readonly string[]>;
  /** Null for a thing that there is no more: its place on the page stays empty. */
  thing(id: string): Promise<T | null>;
}

/** @param name of the list and of what narrows it, so that no cursor of another is taken */
export function listOfIds<T>(name: string, page: PageArgs, { ids, thing }: KnownList<T>): Connection<T> {
  const { size, backwards, cursor } = readPageArgs(page);
  const [bound] = cursor === null ? [null] : decodeCursor(cursor, name, [{ kind: 'text', nullable: false }]);

  async function pageOf() {
    const all = await ids();
    const beyond = bound === null ? all : all.filter((id) => (backwards ? id < String(bound) : id > String(bound)));
    const start = backwards ? Math.max(0, beyond.length - size) : 0;
    const shown = beyond.slice(start, start + size);
    const more = beyond.length > shown.length;
    const nodes = await Promise.all(shown.map((id) => thing(id)));
    const edges = shown.flatMap((id, index) => {
      const node = nodes[index];
      return node ? [{ node, cursor: encodeCursor(name, [id]) }] : [];
    });
    const [first, last] = [shown[0], shown.at(-1)];
    return {
      edges,
      pageInfo: {
        hasNextPage: backwards ? bound !== null : more,
        hasPreviousPage: backwards ? more : bound !== null,
        startCursor: first === undefined ? null : encodeCursor(name, [first]),
        endCursor: last === undefined ? null : encodeCursor(name, [last]),
      },
    };
  }

  return new Connection(pageOf, async () => (await ids()).length);
}
