import type { EntityManager } from 'typeorm';
import { entitiesOf } from '../../../platform/database/rows';
import { updateVersioned } from '../../../platform/database/versioned';
import { conflict } from '../../../platform/errors';
import { authorship, changesBetween, record } from '../../../platform/history/history';
import { typeNameOf } from '../../../platform/ids';
import { addNotFound } from '../../../platform/input/named-things';
import { Problems, Refusal } from '../../../platform/input/problems';
import { NAME, PARAGRAPHS, readOptionalText, readText, SUMMARY } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { dayInLondon } from '../../../platform/time/london';
import { TraceLinkStatus } from '../register/register.vocabulary';
import type { RetireTraceLinkInput, ReviewTraceLinkInput, UpdateTraceLinkInput } from './change-trace-link.input';
import { holdDocuments, markSuspectsOf } from './mark-suspects';
import { textsToReview } from './reviewed-text';
import { TraceLink } from './trace-link';
import { TraceLinkEnd } from './trace-link-end';
import { toldOf } from './trace-link-history';
import { TraceLinkSuspect } from './trace-link-suspect';
import { visibleLinks } from './visible-links';

export interface Held {
  link: TraceLink;
  ends: TraceLinkEnd[];
}

export type Changes = Partial<Pick<TraceLink, 'status' | 'rationale' | 'owner' | 'reviewedAt' | 'reviewedBy'>>;

/** A link that the caller knows of, with the documents of its clauses held as they are until the commit. */
async function linkToChange(
  transaction: EntityManager,
  context: RequestContext,
  { id, version }: { id: string; version: number },
  problems: Problems,
): Promise<Held & { documents: Map<string, string> }> {
  const find = async () => {
    const query = transaction.createQueryBuilder(TraceLink, 'thing').where('thing.id = :id', { id });
    visibleLinks(query, context, TraceLink, 'thing');
    return (await entitiesOf(query))[0];
  };
  const named = await find();
  const clauseIds = named ? [named.fromId, named.toId].filter((end) => typeNameOf(end) === 'Clause') : [];
  const documents = await holdDocuments(transaction, clauseIds);
  const link = named && (await find());
  if (!link) {
    addNotFound(problems, 'id', id, "Use an id from a thing's trace links.");
    throw new Refusal(problems.list);
  }
  if (link.version !== version) throw conflict(id, version, link.version);
  if (link.status === TraceLinkStatus.RETIRED) {
    problems.add('id', 'RETIRED', `${id} is retired and kept for the record.`, 'Make a new link with createTraceLink.');
  }
  const query = transaction
    .createQueryBuilder(TraceLinkEnd, 'thing')
    .where('thing.linkId = :id', { id })
    .orderBy('thing.direction', 'DESC');
  return { link, ends: await entitiesOf(query), documents };
}

/** Changes a link that is held, with its history. */
export async function change(
  transaction: EntityManager,
  context: RequestContext,
  action: string,
  { link, ends }: Held,
  { changes, ends: changed = ends, reason = null }: { changes: Changes; ends?: TraceLinkEnd[]; reason?: string | null },
): Promise<TraceLink> {
  const after = Object.assign(new TraceLink(), link, changes);
  const told = changesBetween(toldOf(link, ends), toldOf(after, changed));
  if (told === '[]') return link;
  await updateVersioned(transaction, TraceLink, link, changes);
  if (changes.status) {
    await transaction.update(TraceLinkEnd, { linkId: link.id }, { status: changes.status });
  }
  await record(transaction, authorship(context, action), { thingId: link.id, changes: told, reason });
  return Object.assign(after, { version: link.version + 1 });
}

/** Takes a link back that is held, with its history. */
export async function retire(
  transaction: EntityManager,
  context: RequestContext,
  action: string,
  held: Held,
  { changes = {}, reason }: { changes?: Changes; reason: string | null },
): Promise<TraceLink> {
  await transaction.delete(TraceLinkSuspect, { linkId: held.link.id });
  const retired = { ...changes, status: TraceLinkStatus.RETIRED };
  return change(transaction, context, action, held, { changes: retired, reason });
}

/**
 * Says of a link whether it still holds: then it is reviewed against the texts that stand, otherwise it is retired.
 * @throws Refusal with everything that is wrong; then nothing was changed
 * @throws CONFLICT when somebody else changed the link since the caller read it
 */
export async function reviewTraceLink(context: RequestContext, input: ReviewTraceLinkInput): Promise<TraceLink> {
  const problems = new Problems();
  const rationale = readOptionalText(problems, 'rationale', input.rationale, PARAGRAPHS);
  return context.database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    const { documents, ...held } = await linkToChange(transaction, context, input, found);
    const { at, actor } = authorship(context, 'reviewTraceLink');
    const day = dayInLondon(at);
    const reviewed = await textsToReview(
      transaction,
      { documents, day, baselineIds: (input.stillHolds && input.baselineIds) || [] },
      found,
    );
    found.refuseIfAny();
    const changes = { reviewedAt: at, reviewedBy: actor };
    if (!input.stillHolds) {
      return retire(transaction, context, 'reviewTraceLink', held, { changes, reason: rationale });
    }
    const ends = held.ends.map((end) => Object.assign(new TraceLinkEnd(), end, reviewed.get(end.thingId)));
    for (const { thingId, linkId, reviewedVersionId, reviewedHash, reviewedOrdinal } of ends) {
      await transaction.update(TraceLinkEnd, { thingId, linkId }, { reviewedVersionId, reviewedHash, reviewedOrdinal });
    }
    await markSuspectsOf(transaction, ends, day);
    const said = rationale === null ? changes : { ...changes, rationale };
    return change(transaction, context, 'reviewTraceLink', held, { changes: said, ends });
  });
}

/** The mutation `retireTraceLink`. @throws as `reviewTraceLink` */
export async function retireTraceLink(context: RequestContext, input: RetireTraceLinkInput): Promise<TraceLink> {
  const problems = new Problems();
  const reason = readText(problems, 'reason', input.reason, SUMMARY);
  return context.database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    const held = await linkToChange(transaction, context, input, found);
    found.refuseIfAny();
    return retire(transaction, context, 'retireTraceLink', held, { reason });
  });
}

/** The mutation `updateTraceLink`. @throws as `reviewTraceLink` */
export async function updateTraceLink(context: RequestContext, input: UpdateTraceLinkInput): Promise<TraceLink> {
  const problems = new Problems();
  const rationale = readOptionalText(problems, 'rationale', input.rationale, PARAGRAPHS);
  const owner = readOptionalText(problems, 'owner', input.owner, NAME);
  const changes = {
    ...(input.rationale === undefined ? {} : { rationale }),
    ...(owner === null ? {} : { owner }),
  };
  return context.database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    const held = await linkToChange(transaction, context, input, found);
    found.refuseIfAny();
    return change(transaction, context, 'updateTraceLink', held, { changes });
  });
}
