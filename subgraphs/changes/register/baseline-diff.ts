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
import { longestRun } from './longest-run';
import { baselineById } from './register.loaders';
import type { DiffKind } from './register.vocabulary';

/** Where the clauses of a baseline stand, in document order; not what they say. */
export const placesOf = batched<ClauseVersion[]>(async (baselineIds, { database }) => {
  const query = database.reads
    .createQueryBuilder(ClauseVersion, 'thing')
    .where('thing.baselineId IN (:...baselineIds)', { baselineIds })
    .orderBy('thing.baselineId')
    .addOrderBy('thing.position');
  const places = new Map<string, ClauseVersion[]>(baselineIds.map((id) => [id, []]));
  for (const version of await entitiesOf(query)) places.get(version.baselineId)?.push(version);
  return baselineIds.map((id) => places.get(id) ?? []);
});

/** The clauses right under a clause in a baseline, by the ids of both; by that of the baseline and none, those at the top. */
const placesUnder = batched<ClauseVersion[]>(async (keys, { database }) => {
  const wanted = keys.map((key) => key.split(' ', 2));
  const query = database.reads
    .createQueryBuilder(ClauseVersion, 'thing')
    .where('thing.baselineId IN (:...baselineIds)', { baselineIds: wanted.map(([baselineId]) => baselineId) })
    .andWhere('(thing.parentClauseId IN (:...clauseIds) OR thing.parentClauseId IS NULL)', {
      clauseIds: wanted.map(([, clauseId]) => clauseId),
    })
    .orderBy('thing.position');
  const places = new Map<string, ClauseVersion[]>(keys.map((key) => [key, []]));
  for (const version of await entitiesOf(query)) {
    places.get(`${version.baselineId} ${version.parentClauseId ?? ''}`)?.push(version);
  }
  return keys.map((key) => places.get(key) ?? []);
});

/**
 * The clauses that have changed their place among those under the same clause: the fewest that must be moved to bring
 * one order to the other, so that what they jumped over has not moved.
 */
export function outOfOrder(before: readonly ClauseVersion[], after: readonly ClauseVersion[]): Set<string> {
  const old = new Map(before.map((version, index) => [version.clauseId, { index, parent: version.parentClauseId }]));
  const siblings = new Map<string | null, { clauseId: string; index: number }[]>();
  for (const { clauseId, parentClauseId } of after) {
    const stood = old.get(clauseId);
    if (stood?.parent !== parentClauseId) continue;
    const group = siblings.get(parentClauseId) ?? [];
    group.push({ clauseId, index: stood.index });
    siblings.set(parentClauseId, group);
  }
  const jumped = new Set<string>();
  for (const group of siblings.values()) {
    const stayed = new Set(longestRun(group.map(({ index }) => index)));
    for (const [place, { clauseId }] of group.entries()) if (!stayed.has(place)) jumped.add(clauseId);
  }
  return jumped;
}

/**
 * What became of each clause from one state of a document to another, in the order of the state after; a clause that is
 * gone comes where it stood, right after the one that it followed.
 */
export function compareBaselines(before: readonly ClauseVersion[], after: readonly ClauseVersion[]): ClauseDiff[] {
  const old = new Map(before.map((version) => [version.clauseId, version]));
  const kept = new Set(after.map(({ clauseId }) => clauseId));
  const jumped = outOfOrder(before, after);
  const goneAfter = new Map<string | null, ClauseDiff[]>();
  let followed: string | null = null;
  for (const version of before) {
    if (kept.has(version.clauseId)) followed = version.clauseId;
    else goneAfter.set(followed, [...(goneAfter.get(followed) ?? []), diffOf(version, null)]);
  }
  return [
    ...(goneAfter.get(null) ?? []),
    ...after.flatMap((version) => [
      diffOf(old.get(version.clauseId) ?? null, version, { outOfOrder: jumped.has(version.clauseId) }),
      ...(goneAfter.get(version.clauseId) ?? []),
    ]),
  ];
}

function clauseIdOf({ before, after }: ClauseDiff): string {
  return after?.clauseId ?? before?.clauseId ?? '';
}

/**
 * The baseline that another of its document is compared with.
 * @throws NOT_FOUND, or BAD_USER_INPUT when it is of another document
 */
export async function comparedWith(after: Baseline, against: string, context: RequestContext): Promise<Baseline> {
  const other = await baselineById(context).load(against);
  if (!other) throw notFound(against, "Use an id from the document's baselines.");
  if (other.documentId !== after.documentId) {
    const message = `${against} is a baseline of ${other.documentId}, not of ${after.documentId}.`;
    throw badArgument('against', message, "Use an id from the document's own baselines.");
  }
  return other;
}

async function differencesOf(after: Baseline, against: string, context: RequestContext): Promise<ClauseDiff[]> {
  const other = await comparedWith(after, against, context);
  const [old, fresh] = await Promise.all([placesOf(context).load(other.id), placesOf(context).load(after.id)]);
  return compareBaselines(old, fresh);
}

/** What became of a clause from one of its versions to another, its place among those beside it included. */
export async function clauseDiffOf(before: ClauseVersion, after: ClauseVersion, context: RequestContext) {
  if (before.parentClauseId !== after.parentClauseId) return diffOf(before, after);
  const beside = (version: ClauseVersion) =>
    placesUnder(context).load(`${version.baselineId} ${version.parentClauseId ?? ''}`);
  const [old, fresh] = await Promise.all([beside(before), beside(after)]);
  return diffOf(before, after, { outOfOrder: outOfOrder(old, fresh).has(after.clauseId) });
}

/** As `clauseDiffOf`, also of a clause that is not in one of the two. */
export async function compareTexts(before: ClauseVersion | null, after: ClauseVersion | null, context: RequestContext) {
  return before && after ? clauseDiffOf(before, after, context) : diffOf(before, after);
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
    return (await differencesOf(after, against, context)).filter(({ kind }) => !kinds || kinds.includes(kind));
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
