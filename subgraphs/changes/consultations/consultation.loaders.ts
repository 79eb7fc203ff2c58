import { entityOf, groupedBy, type Row } from '../../../platform/database/rows';
import { allBy, batched, oneBy } from '../../../platform/loading';
import { dayInLondon } from '../../../platform/time/london';
import { Clause } from '../register/clause';
import { keepVisibleClauses } from '../register/visible-baselines';
import { CommentClause } from '../responses/comment';
import { Change, ChangeClause } from './change';
import { Consultation } from './consultation';
import { Attachment, ConsultationRevision, DocumentMention, RelatedConsultation } from './consultation-details';
import { consultationExists, keepExisting, keepOfExisting } from './consultation-scope';
import { ConsultationTransition } from './consultation-transition';
import { Milestone } from './milestone';
import { OpenIssue, OpenIssueUpdate } from './open-issue';
import { Question } from './question';

export const consultationById = oneBy(Consultation, 'id', keepExisting);
export const consultationByReference = oneBy(Consultation, 'reference', keepExisting);
export const questionById = partById(Question);
export const changeById = partById(Change);
export const openIssueById = partById(OpenIssue);

/** Loads parts of consultations by id; null for one that does not exist for the caller. */
function partById<T extends { id: string; consultationId: string }>(entity: new () => T) {
  return oneBy(entity, 'id', (query, context) => {
    keepOfExisting(query, context, 'thing.consultationId');
  });
}

export const questionsOf = allBy(Question, 'consultationId', 'position', 'id');
/** What the text states first, in its order, then what was added here. */
export const openIssuesOf = allBy(OpenIssue, 'consultationId', 'recordedHere', 'position', 'id');
export const updatesOfIssue = allBy(OpenIssueUpdate, 'openIssueId', 'position');
export const milestonesOf = allBy(Milestone, 'consultationId', 'recordedHere', 'position', 'id');
export const transitionsOfConsultation = allBy(ConsultationTransition, 'consultationId', 'ordinal');
export const mentionsOf = allBy(DocumentMention, 'consultationId', 'position');
export const attachmentsOf = allBy(Attachment, 'consultationId', 'number');
export const relatedConsultationsOf = allBy(RelatedConsultation, 'consultationId', 'position');
export const revisionsOf = allBy(ConsultationRevision, 'consultationId', 'number');

/** What still stands in the text of its consultation. */
export function standing<T extends { retiredAt: Date | null }>(things: readonly T[]): T[] {
  return things.filter(({ retiredAt }) => retiredAt === null);
}

export const textOfRevision = batched<string>(async (ids, { database }) => {
  const rows: { id: string; text: string }[] = await database.reads
    .createQueryBuilder(ConsultationRevision, 'thing')
    .where('thing.id IN (:...ids)', { ids })
    .select('thing.id', 'id')
    .addSelect('thing.text', 'text')
    .getRawMany();
  const texts = new Map(rows.map(({ id, text }) => [id, text]));
  return ids.map((id) => texts.get(id) ?? '');
});

/** The newest consultation of a title. */
export const consultationByTitle = batched<Consultation | null>(async (titles, { database, caller, clock }) => {
  const found = await groupedBy(database.reads, Consultation, 'title', titles, 'publishedOn', 'id');
  const now = dayInLondon(clock.now());
  return found.map((held) => held.filter((one) => consultationExists(caller, one, now)).at(-1) ?? null);
});

/** The clauses of many things at once, through the table that joins them. */
function clausesThrough(join: typeof ChangeClause | typeof CommentClause, parent: 'changeId' | 'commentId') {
  return batched<Clause[]>(async (ids, { database, caller }) => {
    const query = database.reads
      .createQueryBuilder(Clause, 'thing')
      .innerJoin(join, 'link', 'link.clauseId = thing.id')
      .where(`link.${parent} IN (:...ids)`, { ids })
      .addSelect(`link.${parent}`, 'link_parent')
      .orderBy('link.position');
    keepVisibleClauses(query, caller);
    const rows: Row[] = await query.getRawMany();
    const metadata = database.reads.dataSource.getMetadata(Clause);
    const clauses = new Map<string, Clause[]>(ids.map((id) => [id, []]));
    for (const row of rows) clauses.get(String(row.link_parent))?.push(entityOf<Clause>(metadata, 'thing', row));
    return ids.map((id) => clauses.get(id) ?? []);
  });
}

export const clausesOfChange = clausesThrough(ChangeClause, 'changeId');
export const clausesOfComment = clausesThrough(CommentClause, 'commentId');
