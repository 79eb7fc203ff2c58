import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { RequestContext } from '../../../../platform/request-context';
import { endOfDayInLondon } from '../../../../platform/time/london';
import { Clause } from '../../register/clause';
import { Document } from '../../register/document';
import { namedDocument } from '../../register/document-code';
import { ComplianceAssessment } from '../compliance-assessment';
import { Obligation } from '../obligation';
import { ObligationVersion } from '../obligation-version';
import { standingHash } from '../standing-hash';
import type { PostureArgs } from './posture-filter';

/** SQL: whether the latest assessment of the day says nothing of the text and the query that stood on it. */
export const STALE_THEN = `latest.id IS NULL OR latest.queryHash <> held.queryHash
  OR latest.contentHash <> COALESCE(${standingHash('thing.clauseId', 'span.onDay')}, '')`;

const HELD = `held.obligationId = thing.id AND held.version = (SELECT MAX(earlier.version)
  FROM obligation_version earlier WHERE earlier.obligationId = thing.id AND earlier.changedAt < span.ending)`;

const LATEST = `latest.id = (SELECT made.id FROM compliance_assessment made
  WHERE made.obligationId = thing.id AND made.assessedAt < span.ending
  ORDER BY made.assessedAt DESC, made.id DESC LIMIT 1)`;

/**
 * The obligations that stood at the end of each of some days (`span.onDay`), under `thing`; as they were worded then, under
 * `held`; with what had been found of them last, under `latest`, null where nothing had.
 * @throws NOT_FOUND for a document that there is not
 */
export async function obligationsOn(
  context: RequestContext,
  days: readonly string[],
  { documentCode, clauseId, obligedParty }: PostureArgs,
): Promise<SelectQueryBuilder<ObjectLiteral>> {
  const document = await namedDocument(documentCode, context);
  const { dataSource } = context.database.reads;
  const cast = context.database.engine === 'mysql';
  const parameters: Record<string, unknown> = {};
  const spans = days.map((day, index) => {
    parameters[`day${index}`] = day;
    parameters[`ending${index}`] = endOfDayInLondon(day);
    const onDay = cast ? `CAST(:day${index} AS DATE)` : `:day${index}`;
    const ending = cast ? `CAST(:ending${index} AS DATETIME(3))` : `:ending${index}`;
    return `SELECT ${onDay} AS onDay, ${ending} AS ending`;
  });
  const query = dataSource
    .createQueryBuilder()
    .from(`(${spans.join(' UNION ALL ')})`, 'span')
    .innerJoin(Obligation, 'thing', '(thing.retiredAt IS NULL OR thing.retiredAt >= span.ending)')
    .innerJoin(ObligationVersion, 'held', HELD)
    .innerJoin(Clause, 'clause', 'clause.id = thing.clauseId')
    .innerJoin(Document, 'document', 'document.id = clause.documentId')
    .leftJoin(ComplianceAssessment, 'latest', LATEST)
    .setParameters(parameters);
  if (document) query.andWhere('document.id = :documentId', { documentId: document.id });
  if (clauseId) query.andWhere('thing.clauseId = :clauseId', { clauseId });
  if (obligedParty) query.andWhere('held.obligedParty = :obligedParty', { obligedParty });
  return query;
}
