import { type EntityManager, In, Not } from 'typeorm';
import { nextNumber } from '../../../../platform/database/sequence';
import { checkExistence, type ForeignReference } from '../../../../platform/existence';
import { authorship, changesBetween, recordNew } from '../../../../platform/history/history';
import { randomKey, typedId, typeNameOf } from '../../../../platform/ids';
import { Problems } from '../../../../platform/input/problems';
import type { RequestContext } from '../../../../platform/request-context';
import { dayInLondon } from '../../../../platform/time/london';
import { TraceLinkStatus } from '../../register/register.vocabulary';
import { change, type Held, retire } from '../../traces/change-trace-link';
import { holdDocuments, markSuspectsOf } from '../../traces/mark-suspects';
import { textsToReview } from '../../traces/reviewed-text';
import { TraceLink } from '../../traces/trace-link';
import { localThings } from '../../traces/trace-link.service';
import { endsOf, type ReviewedText, TraceLinkEnd } from '../../traces/trace-link-end';
import { toldOf } from '../../traces/trace-link-history';
import { FOREIGN_KINDS } from '../../traces/traceable';
import { type LinkRow, linkKey } from './read-link-row';

export type Taken = 'added' | 'changed' | 'retired' | 'unchanged' | { absent: readonly string[] };

const RETIRED_BY_FILE = 'Retired by the file that was imported.';

/** How many things of other subgraphs are asked for at a time. */
const ASKED_AT_A_TIME = 50;

/** The things of other subgraphs, among these, that there are not for the caller. Asked before the transaction. */
export async function absentThings(context: RequestContext, ids: Iterable<string>): Promise<Set<string>> {
  const absent = new Set<string>();
  const references = [...new Set(ids)].flatMap((id): ForeignReference[] => {
    const readBy = FOREIGN_KINDS.get(typeNameOf(id))?.readBy;
    return readBy === undefined ? [] : [{ field: id, id, readBy }];
  });
  for (let start = 0; start < references.length; start += ASKED_AT_A_TIME) {
    const problems = new Problems();
    await checkExistence(context.graph, problems, references.slice(start, start + ASKED_AT_A_TIME));
    for (const { field } of problems.list) absent.add(field[0] ?? '');
  }
  return absent;
}

/** Makes, changes and retires links as rows say; whatever is as a row says stays as it is. */
export async function takeLinks(
  transaction: EntityManager,
  context: RequestContext,
  action: string,
  rows: readonly LinkRow[],
  absent: ReadonlySet<string>,
): Promise<Taken[]> {
  const ids = [...new Set(rows.flatMap(({ fromId, toId }) => [fromId, toId]))];
  const own = ids.filter((id) => !FOREIGN_KINDS.has(typeNameOf(id)));
  const { known, onlyFor } = await localThings(transaction, context, own);
  const isThere = (id: string) => (own.includes(id) ? known.has(id) : !absent.has(id));
  const documents = await holdDocuments(
    transaction,
    own.filter((id) => id.startsWith('clause:') && known.has(id)),
  );
  const by = authorship(context, action);
  const day = dayInLondon(by.at);
  const texts = await textsToReview(transaction, { documents, day, baselineIds: [] }, new Problems());
  let existing = await standingLinks(transaction, rows);
  if (rows.some((row) => !row.retired && !existing.has(linkKey(row)))) {
    // Its row stays locked until the commit, so two who make the same link at once come one after the other.
    await nextNumber(transaction, 'traceLink');
    existing = await standingLinks(transaction, rows);
  }
  const ended = await retiredAlready(transaction, rows);
  const taken: Taken[] = [];
  for (const row of rows) {
    const gone = [row.fromId, row.toId].filter((id) => !isThere(id));
    const held = existing.get(linkKey(row));
    if (row.retired && (held === undefined || ended.has(row.id ?? ''))) taken.push('unchanged');
    else if (gone.length > 0) taken.push({ absent: gone });
    else if (held) {
      const { link, what } = await mend(transaction, context, action, held, row);
      if (link.status === TraceLinkStatus.RETIRED) existing.delete(linkKey(row));
      else existing.set(linkKey(row), link);
      taken.push(what);
    } else {
      const link = newLink(row, onlyFor, by);
      await write(transaction, by, link, texts, day);
      existing.set(linkKey(row), link);
      taken.push('added');
    }
  }
  return taken;
}

async function standingLinks(transaction: EntityManager, rows: readonly LinkRow[]): Promise<Map<string, TraceLink>> {
  if (rows.length === 0) return new Map();
  const fromIds = In([...new Set(rows.map(({ fromId }) => fromId))]);
  const toIds = In([...new Set(rows.map(({ toId }) => toId))]);
  const links = await transaction.findBy(TraceLink, {
    ...{ fromId: fromIds, toId: toIds, status: Not(TraceLinkStatus.RETIRED) },
  });
  return new Map(links.map((link) => [linkKey(link), link]));
}

async function retiredAlready(transaction: EntityManager, rows: readonly LinkRow[]): Promise<Set<string>> {
  const ids = rows.flatMap(({ retired, id }) => (retired && id ? [id] : []));
  if (ids.length === 0) return new Set();
  const links = await transaction.findBy(TraceLink, { id: In(ids), status: TraceLinkStatus.RETIRED });
  return new Set(links.map(({ id }) => id));
}

function newLink(
  { type, fromId, toId, rationale, owner }: LinkRow,
  onlyFor: ReadonlyMap<string, string>,
  { at, actor }: { at: Date; actor: string },
): TraceLink {
  return Object.assign(new TraceLink(), {
    ...{ id: typedId('traceLink', randomKey()), type, fromId, toId, rationale },
    ...{ fromOnlyFor: onlyFor.get(fromId) ?? null, toOnlyFor: onlyFor.get(toId) ?? null },
    ...{ status: TraceLinkStatus.CURRENT, createdAt: at, createdBy: actor, owner: owner ?? actor },
    ...{ reviewedAt: null, reviewedBy: null, version: 1 },
  });
}

async function write(
  transaction: EntityManager,
  by: { at: Date; actor: string; action: string },
  link: TraceLink,
  texts: ReadonlyMap<string, ReviewedText>,
  day: string,
): Promise<void> {
  const ends = endsOf(link, texts);
  await transaction.insert(TraceLink, link);
  await transaction.insert(TraceLinkEnd, ends);
  await markSuspectsOf(transaction, ends, day);
  await recordNew(transaction, by, [{ thingId: link.id, changes: changesBetween(null, toldOf(link, ends)) }]);
}

async function mend(
  transaction: EntityManager,
  context: RequestContext,
  action: string,
  link: TraceLink,
  row: LinkRow,
): Promise<{ link: TraceLink; what: Taken }> {
  const changes = {
    ...(row.rationale === null || row.rationale === link.rationale ? {} : { rationale: row.rationale }),
    ...(row.owner === null || row.owner === link.owner ? {} : { owner: row.owner }),
  };
  if (!row.retired && Object.keys(changes).length === 0) return { link, what: 'unchanged' };
  const ends = await transaction.find(TraceLinkEnd, { where: { linkId: link.id }, order: { direction: 'DESC' } });
  const held: Held = { link, ends };
  if (!row.retired) return { link: await change(transaction, context, action, held, { changes }), what: 'changed' };
  const reason = row.rationale ?? RETIRED_BY_FILE;
  return { link: await retire(transaction, context, action, held, { reason }), what: 'retired' };
}
