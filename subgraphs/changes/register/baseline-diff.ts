import { entitiesOf } from '../../../platform/database/rows';
import { badArgument, notFound } from '../../../platform/errors';
import { batched } from '../../../platform/loading';
import { Connection, type Page } from '../../../platform/paging/connection';
import { decodeCursor, encodeCursor } from '../../../platform/paging/cursor';
import { type PageArgs, readPageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import type { Baseline } from './baseline';
import { type ClauseDiff, diffOf } from './clause-diff';
import { ClauseVersion } from './clause-version';
import { baselineById } from './register.loaders';
import type { DiffKind } from './register.vocabulary';

/** Where the clauses of a baseline stand, in document order; not what they say. */
const placesOf = batched<ClauseVersion[]>(async (baselineIds, { database }) => {
  const query = database.reads
    .createQueryBuilder(ClauseVersion, 'thing')
    .where('thing.baselineId IN (:...baselineIds)', { baselineIds })
    .orderBy('thing.baselineId')
    .addOrderBy('thing.position');
  const places = new Map<string, ClauseVersion[]>(baselineIds.map((id) => [id, []]));
  for (const version of await entitiesOf(query)) places.get(version.baselineId)?.push(version);
  return baselineIds.map((id) => places.get(id) ?? []);
});

/**
 * What became of each clause from one state of a document to another, in the order of the state after; a clause that is
 * gone comes where it stood, right after the one that it followed.
 */
export function compareBaselines(before: readonly ClauseVersion[], after: readonly ClauseVersion[]): ClauseDiff[] {
  const old = new Map(before.map((version) => [version.clauseId, version]));
  const kept = new Set(after.map(({ clauseId }) => clauseId));
  const goneAfter = new Map<string | null, ClauseDiff[]>();
  let followed: string | null = null;
  for (const version of before) {
    if (kept.has(version.clauseId)) followed = version.clauseId;
    else goneAfter.set(followed, [...(goneAfter.get(followed) ?? []), diffOf(version, null)]);
  }
  return [
    ...(goneAfter.get(null) ?? []),
    ...after.flatMap((version) => [
      diffOf(old.get(version.clauseId) ?? null, version),
      ...(goneAfter.get(version.clauseId) ?? []),
    ]),
  ];
}

function clauseIdOf({ before, after }: ClauseDiff): string {
  return after?.clauseId ?? before?.clauseId ?? '';
}

/** The red-line of a baseline against another, page by page. */
export function baselineDiff(
  after: Baseline,
  against: string,
  kinds: readonly DiffKind[] | null | undefined,
  page: PageArgs,
  context: RequestContext,
): Connection<ClauseDiff> {
  const { size, backwards, cursor } = readPageArgs(page);
  const order = `Baseline.diff ${after.id} ${against} ${kinds?.join() ?? ''}`;

  async function differences(): Promise<ClauseDiff[]> {
    const other = await baselineById(context).load(against);
    if (!other) throw notFound(against, "Use an id from the document's baselines.");
    if (other.documentId !== after.documentId) {
      const message = `${against} is a baseline of ${other.documentId}, not of ${after.documentId}.`;
      throw badArgument('against', message, "Use an id from the document's own baselines.");
    }
    const [old, fresh] = await Promise.all([placesOf(context).load(other.id), placesOf(context).load(after.id)]);
    return compareBaselines(old, fresh).filter(({ kind }) => !kinds || kinds.includes(kind));
  }

  async function pageOf(): Promise<Page<ClauseDiff>> {
    const all = await differences();
    const [place] = cursor === null ? [] : decodeCursor(cursor, order, [{ kind: 'text', nullable: false }]);
    const at = all.findIndex((diff) => clauseIdOf(diff) === place);
    if (cursor !== null && at < 0)
      throw badArgument('after', 'The cursor names no difference.', 'Start again without it.');
    const low = backwards || cursor === null ? 0 : at + 1;
    const high = backwards && cursor !== null ? at : all.length;
    const start = backwards ? Math.max(low, high - size) : low;
    const end = backwards ? high : Math.min(high, low + size);
    const edges = all.slice(start, end).map((node) => ({ node, cursor: encodeCursor(order, [clauseIdOf(node)]) }));
    const pageInfo = {
      hasNextPage: end < all.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    };
    return { edges, pageInfo };
  }

  return new Connection(pageOf, async () => (await differences()).length);
}
