import { entitiesOf } from '../../../../platform/database/rows';
import { badArgument, notFound } from '../../../../platform/errors';
import { AuditEntryRow } from '../../../../platform/history/audit-entry';
import type { RequestContext } from '../../../../platform/request-context';
import { clausesOf } from '../../register/clauses-of';
import { baselineById, documentById, today } from '../../register/register.loaders';
import { TraceLinkStatus } from '../../register/register.vocabulary';
import { TraceLink } from '../../traces/trace-link';
import { keepInStatus } from '../../traces/trace-link-filter';
import { visibleLinks } from '../../traces/visible-links';
import { type WrittenDocument, type WrittenLink, writeReqif } from './write-reqif';

const MOST_BASELINES = 20;

/** Baselines as a ReqIF file, as far as they exist for the caller. @throws when one does not */
export async function exportedReqif(
  context: RequestContext,
  baselineIds: readonly string[],
  withLinks: boolean,
): Promise<string> {
  if (baselineIds.length === 0 || baselineIds.length > MOST_BASELINES) {
    throw badArgument('baselineIds', `${baselineIds.length} are named.`, `Name 1 to ${MOST_BASELINES}.`);
  }
  const documents: WrittenDocument[] = [];
  for (const id of baselineIds) documents.push(await documentOf(context, id));
  const codes = documents.map(({ code }) => code);
  const twice = codes.find((code, index) => codes.indexOf(code) < index);
  if (twice !== undefined) {
    const message = `Two baselines of ${twice} are named, and an object stands in a file once.`;
    throw badArgument('baselineIds', message, 'Export one baseline a document; a second one as a file of its own.');
  }
  const links = withLinks ? await linksOf(context, documents) : [];
  return [...writeReqif(documents, links)].join('');
}

async function documentOf(context: RequestContext, id: string): Promise<WrittenDocument> {
  const baseline = await baselineById(context).load(id);
  if (!baseline) throw notFound(id, 'Use an id of a baseline, e.g. baseline:IMP-1.0.');
  const { reads } = context.database;
  const document = await documentById(context).load(baseline.documentId);
  const last = await reads.findOne(AuditEntryRow, { where: { thingId: id }, order: { sequence: 'DESC' } });
  return {
    code: document?.code ?? '',
    title: document?.title ?? '',
    label: baseline.label,
    baselineId: id,
    at: last?.at ?? new Date(0),
    clauses: await clausesOf(reads, id),
  };
}

/** The links that end at these documents' clauses and are not retired, by id. */
async function linksOf(context: RequestContext, documents: readonly WrittenDocument[]): Promise<WrittenLink[]> {
  const day = today(context);
  const query = (statuses: readonly TraceLinkStatus[]) => {
    const links = context.database.reads.createQueryBuilder(TraceLink, 'thing').where(
      `thing.id IN (SELECT ending.linkId FROM trace_link_end ending
        INNER JOIN clause_version standing ON standing.clauseId = ending.thingId
        WHERE standing.baselineId IN (:...reqifBaselines))`,
      { reqifBaselines: documents.map(({ baselineId }) => baselineId) },
    );
    visibleLinks(links, context, TraceLink, 'thing');
    keepInStatus(links, statuses, day);
    return entitiesOf(links.orderBy('thing.id'));
  };
  const { CURRENT, SUSPECT } = TraceLinkStatus;
  const suspect = new Set((await query([SUSPECT])).map(({ id }) => id));
  return (await query([CURRENT, SUSPECT])).map(
    ({ id, type, fromId, toId, rationale, owner, createdAt, reviewedAt }) => ({
      ...{ id, type, fromId, toId, rationale, owner },
      status: suspect.has(id) ? SUSPECT : CURRENT,
      at: reviewedAt && reviewedAt > createdAt ? reviewedAt : createdAt,
    }),
  );
}
