import type { EntityManager } from 'typeorm';
import { MARK_SUSPECTS } from '../../../migrations/changes/8-suspect-links';
import { insertAll } from '../../../platform/database/insert-all';
import type { Baseline } from '../register/baseline';
import { Document } from '../register/document';
import { type EffectiveText, suspectSpans } from './suspect-spans';
import type { TraceLinkEnd } from './trace-link-end';
import { TraceLinkSuspect } from './trace-link-suspect';

/**
 * Marks the links that a baseline makes suspect from the day on which it takes effect; what the baselines before it
 * made suspect is so up to that day. In the transaction that designates it.
 */
export async function markSuspects(transaction: EntityManager, baseline: Baseline, fromDay: string): Promise<void> {
  const { id: baselineId, documentId, ordinal } = baseline;
  await transaction.query(
    `UPDATE trace_link_suspect SET toDay = ?
      WHERE toDay IS NULL AND thingId IN (SELECT id FROM clause WHERE documentId = ?)`,
    [fromDay, documentId],
  );
  const parameters = { baselineId, documentId, ordinal, fromDay, toDay: null };
  await transaction.query(...transaction.dataSource.driver.escapeQueryWithParameters(MARK_SUSPECTS, parameters));
}

/**
 * Baselines of these clauses' documents take effect before or after, not while links to them are written.
 * @returns the documents, by clause
 */
export async function holdDocuments(
  transaction: EntityManager,
  clauseIds: readonly string[],
): Promise<Map<string, string>> {
  if (clauseIds.length === 0) return new Map();
  const clauses: { id: string; documentId: string }[] = await transaction
    .createQueryBuilder()
    .select('clause.id', 'id')
    .addSelect('clause.documentId', 'documentId')
    .from('clause', 'clause')
    .where('clause.id IN (:...clauseIds)', { clauseIds })
    .getRawMany();
  for (const documentId of [...new Set(clauses.map((clause) => clause.documentId))].sort()) {
    const lock = transaction.createQueryBuilder().update(Document).set({ id: documentId });
    await lock.where('id = :documentId', { documentId }).execute();
  }
  return new Map(clauses.map(({ id, documentId }) => [id, documentId]));
}

const EFFECTIVE_TEXTS = `SELECT baseline.id AS baselineId, baseline.ordinal AS ordinal, baseline.effectiveFrom AS fromDay,
    baseline.effectiveTo AS toDay, (SELECT version.contentHash FROM clause_version version
      WHERE version.baselineId = baseline.id AND version.clauseId = clause.id) AS contentHash
  FROM clause INNER JOIN baseline ON baseline.documentId = clause.documentId
  WHERE clause.id = ? AND baseline.status IN ('DESIGNATED', 'SUPERSEDED') AND baseline.effectiveFrom IS NOT NULL
  ORDER BY baseline.effectiveFrom, baseline.ordinal`;

type TextRow = Omit<EffectiveText, 'from' | 'to'> & { fromDay: string; toDay: string | null };

/** Works out anew on which days, from today on, a link is suspect. In the transaction that reviews it. */
export async function markSuspectsOf(
  transaction: EntityManager,
  ends: readonly TraceLinkEnd[],
  today: string,
): Promise<void> {
  const [{ linkId = '' } = {}] = ends;
  await transaction.delete(TraceLinkSuspect, { linkId });
  for (const { thingId, reviewedHash, reviewedOrdinal } of ends) {
    if (!thingId.startsWith('clause:')) continue;
    const rows: TextRow[] = await transaction.query(EFFECTIVE_TEXTS, [thingId]);
    const texts = rows.map(({ fromDay, toDay, ...text }) => ({ ...text, from: fromDay, to: toDay }));
    const spans = suspectSpans({ contentHash: reviewedHash, ordinal: reviewedOrdinal }, texts, today);
    await insertAll(
      transaction,
      TraceLinkSuspect,
      spans.map(({ baselineId, from, to, since }) => ({
        linkId,
        thingId,
        fromDay: from,
        toDay: to,
        since,
        baselineId,
      })),
    );
  }
}
