import { type EntityManager, In, Not } from 'typeorm';
import { nextNumber } from '../../../platform/database/sequence';
import { checkExistence, type ForeignReference } from '../../../platform/existence';
import { authorship, changesBetween, recordNew } from '../../../platform/history/history';
import { randomKey, readId, typedId, typeNameOf } from '../../../platform/ids';
import { Problems } from '../../../platform/input/problems';
import { NAME, PARAGRAPHS, readOptionalText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { dayInLondon } from '../../../platform/time/london';
import { TraceLinkStatus } from '../register/register.vocabulary';
import { confidentialityOfComment } from '../responses/comment-confidentiality';
import { exists } from '../responses/viewer-scope';
import type { CreateTraceLinkInput } from './create-trace-link';
import { holdDocuments, markSuspectsOf } from './mark-suspects';
import { textsToReview } from './reviewed-text';
import { TraceLink } from './trace-link';
import { endsOf, TraceLinkEnd } from './trace-link-end';
import { toldOf } from './trace-link-history';
import { FOREIGN_KINDS, LOCAL_KINDS, TRACEABLE_KINDS } from './traceable';

const ENDS = ['fromId', 'toId'] as const;
type End = (typeof ENDS)[number];

/** @throws Refusal with everything that is wrong; then nothing was changed */
export async function createTraceLink(context: RequestContext, input: CreateTraceLinkInput): Promise<TraceLink> {
  const problems = new Problems();
  const rationale = readOptionalText(problems, 'rationale', input.rationale, PARAGRAPHS);
  const readable = ENDS.filter((end) => readEnd(problems, end, input[end]));
  if (input.fromId === input.toId) {
    problems.add('toId', 'LINK_TO_ITSELF', 'Both ends are the same thing.', 'Give two different things.');
  }
  const foreign = readable.flatMap((end): ForeignReference[] => {
    const readBy = FOREIGN_KINDS.get(typeNameOf(input[end]))?.readBy;
    return readBy === undefined ? [] : [{ field: end, id: input[end], readBy }];
  });
  await checkExistence(context.graph, problems, foreign);
  const owner = readOptionalText(problems, 'owner', input.owner, NAME);
  return context.database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    const onlyFor = await checkLocalEnds(transaction, context, input, readable, found);
    const clauseIds = readable.map((end) => input[end]).filter((id) => typeNameOf(id) === 'Clause');
    const documents = await holdDocuments(transaction, clauseIds);
    // Its row stays locked until the commit, so two who make the same link at once come one after the other.
    await nextNumber(transaction, 'traceLink');
    if (!found.any) await refuseSecond(transaction, input, found);
    const by = authorship(context, 'createTraceLink');
    const day = dayInLondon(by.at);
    const baselineIds = input.baselineIds ?? [];
    const reviewed = await textsToReview(transaction, { documents, day, baselineIds }, found);
    found.refuseIfAny();
    const link: TraceLink = {
      // Gaps between running numbers would tell of links that are hidden.
      id: typedId('traceLink', randomKey()),
      type: input.type,
      fromId: input.fromId,
      toId: input.toId,
      fromOnlyFor: onlyFor.get(input.fromId) ?? null,
      toOnlyFor: onlyFor.get(input.toId) ?? null,
      status: TraceLinkStatus.CURRENT,
      rationale,
      createdAt: by.at,
      createdBy: by.actor,
      owner: owner ?? by.actor,
      reviewedAt: null,
      reviewedBy: null,
      version: 1,
    };
    await transaction.insert(TraceLink, link);
    const ends = endsOf(link, reviewed);
    await transaction.insert(TraceLinkEnd, ends);
    await markSuspectsOf(transaction, ends, day);
    await recordNew(transaction, by, [{ thingId: link.id, changes: changesBetween(null, toldOf(link, ends)) }]);
    return Object.assign(new TraceLink(), link);
  });
}

/** @returns whether the id names a kind of thing that links can join */
export function readEnd(problems: Problems, end: string, id: string): boolean {
  if (readId(id) && TRACEABLE_KINDS.includes(typeNameOf(id))) return true;
  const message = `${JSON.stringify(id.slice(0, 60))} is no id of a thing that can be linked.`;
  problems.add(end, 'NOT_TRACEABLE', message, `Give the id of one of: ${TRACEABLE_KINDS.join(', ')}.`);
  return false;
}

/** The things of this subgraph, among some, that there are for the caller. */
export interface LocalThings {
  known: ReadonlySet<string>;
  /** By comment, the respondent to whom alone it is open. */
  onlyFor: ReadonlyMap<string, string>;
}

/** Reads which things of this subgraph there are; a comment that the caller may not see is none. */
export async function localThings(
  transaction: EntityManager,
  { caller }: RequestContext,
  ids: readonly string[],
): Promise<LocalThings> {
  const onlyFor = new Map<string, string>();
  const known = new Set<string>();
  for (const [kind, { entity }] of LOCAL_KINDS) {
    const named = ids.filter((id) => typeNameOf(id) === kind);
    if (!entity || named.length === 0) continue;
    for (const { id } of await transaction.findBy(entity, { id: In(named) })) known.add(id);
  }
  const comments = ids.filter((id) => typeNameOf(id) === 'Comment');
  for (const [id, comment] of await confidentialityOfComment(transaction, comments)) {
    if (!exists(caller, comment)) continue;
    known.add(id);
    if (comment.confidential) onlyFor.set(id, comment.respondentId);
  }
  return { known, onlyFor };
}

/** Adds the ends of this subgraph that there are not to the problems. */
async function checkLocalEnds(
  transaction: EntityManager,
  context: RequestContext,
  input: CreateTraceLinkInput,
  ends: readonly End[],
  problems: Problems,
): Promise<LocalThings['onlyFor']> {
  const ids = ends.map((end) => input[end]).filter((id) => !FOREIGN_KINDS.has(typeNameOf(id)));
  const { known, onlyFor } = await localThings(transaction, context, ids);
  for (const end of ends) {
    const id = input[end];
    if (!ids.includes(id) || known.has(id)) continue;
    problems.add(end, 'NOT_FOUND', `There is no ${id}.`, 'Check the id; the query search finds things by their text.');
  }
  return onlyFor;
}

async function refuseSecond(
  transaction: EntityManager,
  { fromId, toId, type }: CreateTraceLinkInput,
  problems: Problems,
): Promise<void> {
  const status = Not(TraceLinkStatus.RETIRED);
  const existing = await transaction.findOneBy(TraceLink, { fromId, toId, type, status });
  if (!existing) return;
  const message = `${existing.id} already says that ${fromId} ${type} ${toId}.`;
  problems.add('type', 'DUPLICATE', message, 'Use that link, or give another type.');
}
