import { entitiesOf, entityOf, type Row } from '../../../platform/database/rows';
import { allBy, batched, byId, oneBy } from '../../../platform/loading';
import type { RequestContext } from '../../../platform/request-context';
import { dayInLondon } from '../../../platform/time/london';
import { Baseline } from './baseline';
import { BaselineTransition } from './baseline-transition';
import { Clause } from './clause';
import { ClauseText } from './clause-text';
import { ClauseVersion, clauseVersionId, readClauseVersionId } from './clause-version';
import { DesignBaseline, DesignBaselineMember } from './design-baseline';
import { Document } from './document';
import { inForce, standingOrder } from './in-force';
import { keepVisibleBaselines, keepVisibleClauses, keepVisibleSets, keepVisibleVersions } from './visible-baselines';

export const documentById = byId(Document);
export const clauseById = oneBy(Clause, 'id', (query, { caller }) => keepVisibleClauses(query, caller));
export const baselineById = oneBy(Baseline, 'id', (query, { caller }) => keepVisibleBaselines(query, caller));
export const designBaselineById = oneBy(DesignBaseline, 'id', (query, { caller }) => keepVisibleSets(query, caller));

export const baselinesOfDocument = batched<Baseline[]>(async (documentIds, { database, caller }) => {
  const query = database.reads
    .createQueryBuilder(Baseline, 'thing')
    .where('thing.documentId IN (:...documentIds)', { documentIds })
    .orderBy('thing.ordinal');
  keepVisibleBaselines(query, caller);
  const baselines = new Map<string, Baseline[]>(documentIds.map((id) => [id, []]));
  for (const baseline of await entitiesOf(query)) baselines.get(baseline.documentId)?.push(baseline);
  return documentIds.map((id) => baselines.get(id) ?? []);
});
export const transitionsOfBaseline = allBy(BaselineTransition, 'baselineId', 'ordinal');
export const membersOfDesignBaseline = allBy(DesignBaselineMember, 'designBaselineId', 'position');

export const designBaselinesOfBaseline = batched<DesignBaseline[]>(async (baselineIds, { database }) => {
  const rows = await database.reads
    .createQueryBuilder(DesignBaseline, 'thing')
    .innerJoin(DesignBaselineMember, 'member', 'member.designBaselineId = thing.id')
    .where('member.baselineId IN (:...baselineIds)', { baselineIds })
    .addSelect('member.baselineId', 'member_of')
    .orderBy('thing.id')
    .getRawMany<Row>();
  const metadata = database.reads.dataSource.getMetadata(DesignBaseline);
  const sets = new Map<unknown, DesignBaseline[]>(baselineIds.map((id) => [id, []]));
  for (const row of rows) sets.get(row.member_of)?.push(entityOf<DesignBaseline>(metadata, 'thing', row));
  return baselineIds.map((id) => sets.get(id) ?? []);
});

/** The calendar day in the UK on which a request is answered. */
export function today({ clock }: RequestContext): string {
  return dayInLondon(clock.now());
}

const inForceByDayAndDocument = batched<Baseline | null>(async (keys, { database }) => {
  const wanted = keys.map((key) => ({ day: key.slice(0, 10), documentId: key.slice(11) }));
  const found = new Map<string, Baseline>();
  for (const day of new Set(wanted.map((key) => key.day))) {
    const documentIds = wanted.filter((key) => key.day === day).map(({ documentId }) => documentId);
    const query = database.reads
      .createQueryBuilder(Baseline, 'thing')
      .where('thing.documentId IN (:...documentIds)', { documentIds })
      .andWhere(inForce('thing'), { day })
      .orderBy('thing.effectiveFrom')
      .addOrderBy('thing.ordinal');
    // Of two that overlap, the later one holds.
    for (const baseline of await entitiesOf(query)) found.set(`${day} ${baseline.documentId}`, baseline);
  }
  return keys.map((key) => found.get(key) ?? null);
});

/** The baseline of a document that is in force on a day; null when there is none. */
export function baselineInForce(documentId: string, day: string, context: RequestContext): Promise<Baseline | null> {
  return inForceByDayAndDocument(context).load(`${day} ${documentId}`);
}

const clauseByDocumentAndNumber = batched<Clause | null>(async (keys, { database, caller }) => {
  const query = database.reads
    .createQueryBuilder(Clause, 'thing')
    .where('thing.documentId IN (:...documentIds)', { documentIds: keys.map((key) => key.slice(0, key.indexOf(' '))) })
    .andWhere('thing.number IN (:...numbers)', { numbers: keys.map((key) => key.slice(key.indexOf(' ') + 1)) })
    .orderBy('thing.id', 'DESC');
  keepVisibleClauses(query, caller);
  const found = new Map((await entitiesOf(query)).map((clause) => [`${clause.documentId} ${clause.number}`, clause]));
  return keys.map((key) => found.get(key) ?? null);
});

/** The clause that was last known by a number, also one whose text is not held. */
export function clauseNumbered(documentId: string, number: string, context: RequestContext) {
  return clauseByDocumentAndNumber(context).load(`${documentId} ${number}`);
}

/** The clauses that were split from a clause, in the order of their ids. */
export const splitFromClause = batched<Clause[]>(async (clauseIds, { database, caller }) => {
  const query = database.reads
    .createQueryBuilder(Clause, 'thing')
    .where('thing.derivedFromId IN (:...clauseIds)', { clauseIds })
    .orderBy('thing.id');
  keepVisibleClauses(query, caller);
  const split = new Map<string | null, Clause[]>(clauseIds.map((id) => [id, []]));
  for (const clause of await entitiesOf(query)) split.get(clause.derivedFromId)?.push(clause);
  return clauseIds.map((id) => split.get(id) ?? []);
});

/** By id: the baseline and the clause that it names are looked up, since the id itself is kept nowhere. */
export const clauseVersionById = batched<ClauseVersion | null>(async (ids, { database, caller }) => {
  const named = ids.flatMap((id) => readClauseVersionId(id) ?? []);
  if (named.length === 0) return ids.map(() => null);
  const query = database.reads
    .createQueryBuilder(ClauseVersion, 'thing')
    .where('thing.baselineId IN (:...baselineIds)', {
      baselineIds: distinct(named.map(({ baselineId }) => baselineId)),
    })
    .andWhere('thing.clauseId IN (:...clauseIds)', { clauseIds: distinct(named.map(({ clauseId }) => clauseId)) });
  keepVisibleVersions(query, caller);
  const found = new Map((await entitiesOf(query)).map((version) => [version.id, version]));
  return ids.map((id) => found.get(id) ?? null);
});

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

/** The words of clauses by their hash. */
export const clauseTextByHash = oneBy(ClauseText, 'contentHash');

/** What a clause says in one of its versions. */
export async function wordsOf(version: Pick<ClauseVersion, 'id' | 'contentHash'>, context: RequestContext) {
  const words = await clauseTextByHash(context).load(version.contentHash);
  if (words === null) throw new TypeError(`The words of ${version.id} are missing.`);
  return words;
}

/** A clause's version in the baseline in force on a day; null when it stands in none. */
export async function versionOn(
  { id, documentId }: Pick<Clause, 'id' | 'documentId'>,
  day: string,
  context: RequestContext,
): Promise<ClauseVersion | null> {
  const baseline = await baselineInForce(documentId, day, context);
  return baseline && clauseVersionById(context).load(clauseVersionId(baseline.id, id));
}

/** A clause's version in the baseline in force, otherwise in the last it stood in; null when no text of it is held. */
export const standingVersion = batched<ClauseVersion | null>(async (clauseIds, context) => {
  const clauses = await Promise.all(clauseIds.map((id) => clauseById(context).load(id)));
  const day = today(context);
  const inForceNow = await Promise.all(clauses.map((clause) => clause && versionOn(clause, day, context)));
  // Looking through all baselines costs more, so that only what is in force nowhere is looked for in them.
  return Promise.all(clauseIds.map((id, index) => inForceNow[index] ?? bestVersion(context).load(id)));
});

const bestVersion = batched<ClauseVersion | null>(async (clauseIds, context) => {
  const { reads } = context.database;
  const query = reads
    .createQueryBuilder(ClauseVersion, 'thing')
    .innerJoin(Baseline, 'baseline', 'baseline.id = thing.baselineId')
    .where('thing.clauseId IN (:...clauseIds)', { clauseIds })
    .addSelect(`ROW_NUMBER() OVER (PARTITION BY thing.clauseId ORDER BY ${standingOrder('baseline')})`, 'standing_row')
    .setParameter('day', today(context));
  keepVisibleBaselines(query, context.caller, 'baseline');
  const rows = await reads.dataSource
    .createQueryBuilder()
    .select('numbered.*')
    .from(`(${query.getQuery()})`, 'numbered')
    .where('numbered.standing_row = 1')
    .setParameters(query.getParameters())
    .getRawMany<Row>();
  const metadata = reads.dataSource.getMetadata(ClauseVersion);
  const versions = rows.map((row) => entityOf<ClauseVersion>(metadata, 'thing', row));
  const found = new Map(versions.map((version) => [version.clauseId, version]));
  return clauseIds.map((id) => found.get(id) ?? null);
});

/** All versions of a clause, in the order of the baselines. */
export const versionsOfClause = batched<ClauseVersion[]>(async (clauseIds, { database, caller }) => {
  const query = database.reads
    .createQueryBuilder(ClauseVersion, 'thing')
    .innerJoin(Baseline, 'baseline', 'baseline.id = thing.baselineId')
    .where('thing.clauseId IN (:...clauseIds)', { clauseIds })
    .orderBy('baseline.ordinal')
    .addOrderBy('thing.baselineId');
  keepVisibleBaselines(query, caller, 'baseline');
  const versions = new Map<string, ClauseVersion[]>(clauseIds.map((id) => [id, []]));
  for (const version of await entitiesOf(query)) versions.get(version.clauseId)?.push(version);
  return clauseIds.map((id) => versions.get(id) ?? []);
});

const versionByBaselineAndNumber = batched<ClauseVersion | null>(async (keys, { database }) => {
  const wanted = keys.map((key) => key.split(' ', 2));
  const query = database.reads
    .createQueryBuilder(ClauseVersion, 'thing')
    .where('thing.baselineId IN (:...baselineIds)', {
      baselineIds: distinct(wanted.map(([baselineId = '']) => baselineId)),
    })
    .andWhere('thing.number IN (:...numbers)', {
      numbers: distinct(keys.map((key) => key.slice(key.indexOf(' ') + 1))),
    })
    .orderBy('thing.position', 'DESC');
  const found = new Map(
    (await entitiesOf(query)).map((version) => [`${version.baselineId} ${version.number}`, version]),
  );
  return keys.map((key) => found.get(key) ?? null);
});

/** The clause that has a number in a baseline. */
export function versionNumbered(baselineId: string, number: string, context: RequestContext) {
  return versionByBaselineAndNumber(context).load(`${baselineId} ${number}`);
}

/** The clauses right under a clause in its baseline, by the id of its version, in document order. */
export const childrenOfVersion = batched<ClauseVersion[]>(async (versionIds, { database }) => {
  const named = versionIds.flatMap((id) => readClauseVersionId(id) ?? []);
  const query = database.reads
    .createQueryBuilder(ClauseVersion, 'thing')
    .where('thing.baselineId IN (:...baselineIds)', {
      baselineIds: distinct(named.map(({ baselineId }) => baselineId)),
    })
    .andWhere('thing.parentClauseId IN (:...clauseIds)', { clauseIds: distinct(named.map(({ clauseId }) => clauseId)) })
    .orderBy('thing.position');
  const children = new Map<string, ClauseVersion[]>(versionIds.map((id) => [id, []]));
  for (const version of await entitiesOf(query)) {
    children.get(clauseVersionId(version.baselineId, version.parentClauseId ?? ''))?.push(version);
  }
  return versionIds.map((id) => children.get(id) ?? []);
});
