import type { EntityManager } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import type { Authorship } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { ensureClauses } from '../register/clause-register';
import { Answer } from '../responses/answer';
import { Comment } from '../responses/comment';
import { Change, ChangeClause } from './change';
import type { Consultation } from './consultation';
import { OpenIssueState } from './consultation.vocabulary';
import type { ConsultationDocument } from './consultation-document';
import type { DocumentIds } from './import-mentions';
import { Milestone } from './milestone';
import { OpenIssue } from './open-issue';
import { Question } from './question';
import { type Kept, type Reconciled, reconcile } from './reconcile';

export interface ImportedText {
  consultation: Consultation;
  document: ConsultationDocument;
  documentIds: DocumentIds;
}

/** What the parts of a consultation held that is not the same now, by id and field, and what they hold now. */
export interface ChangedParts {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** Brings questions, changes, open issues and milestones in line with a text. */
export async function writeParts(
  transaction: EntityManager,
  by: Authorship,
  text: ImportedText,
): Promise<ChangedParts> {
  const questions = await writeQuestions(transaction, by, text);
  const changes = await writeChanges(transaction, by, text);
  const issues = await writeOpenIssues(transaction, by, text);
  const milestones = await writeMilestones(transaction, by, text);
  const told = [questions, changes, issues, milestones].flatMap(({ added, changed }) => [
    ...added.map((after) => ({ before: {}, after })),
    ...changed,
  ]);
  return {
    before: Object.assign({}, ...told.map(({ before, after }) => byField(after.id, before))),
    after: Object.assign({}, ...told.map(({ after }) => byField(after.id, after))),
  };
}

function byField(id: string, part: object): Record<string, unknown> {
  const fields = Object.entries(part).filter(([field]) => field !== 'id' && field !== 'consultationId');
  return Object.fromEntries(fields.map(([field, value]) => [`${id} ${field}`, value]));
}

async function heldBy<T extends Kept & { consultationId: string }>(
  transaction: EntityManager,
  entity: new () => T,
  consultationId: string,
): Promise<T[]> {
  return transaction
    .createQueryBuilder(entity, 'thing')
    .where('thing.consultationId = :consultationId', { consultationId })
    .orderBy('thing.position')
    .addOrderBy('thing.id')
    .getMany();
}

type Context = [transaction: EntityManager, by: Authorship, text: ImportedText];

async function writeQuestions(...[transaction, by, { consultation, document, documentIds }]: Context) {
  const reconciled = reconcile<Question>({
    held: await heldBy(transaction, Question, consultation.id),
    stated: document.questions.map(({ code, text, documentCode }) => ({
      ...{ consultationId: consultation.id, code, text },
      documentId: documentCode === null ? null : (documentIds.get(documentCode) ?? null),
    })),
    // Answers are to a question by its code: another code is another question.
    signs: [({ code }) => code],
    make: (facts, place) => ({ ...facts, ...place }),
    newId: ({ code }) => typedId('question', `${consultation.reference}-${code}`),
    now: by.at,
  });
  const { added, changed } = rows(reconciled);
  await insertAll(transaction, Question, added);
  for (const { id, ...fields } of changed) await transaction.update(Question, { id }, fields);
  for (const { before, after } of reconciled.changed) {
    if (before.position === after.position) continue;
    const moved = { questionPosition: after.position };
    await transaction.update(Answer, { questionId: after.id }, moved);
    await transaction.update(Comment, { questionId: after.id }, moved);
  }
  return reconciled;
}

/** A change together with the clauses that it touches. */
interface CitingChange extends Change {
  clauseIds: string[];
}

async function writeChanges(...[transaction, by, { consultation, document, documentIds }]: Context) {
  const held = await heldBy(transaction, Change, consultation.id);
  const links = await transaction
    .createQueryBuilder(ChangeClause, 'link')
    .innerJoin(Change, 'thing', 'thing.id = link.changeId')
    .where('thing.consultationId = :id', { id: consultation.id })
    .orderBy('link.position')
    .getMany();
  const stated: Omit<CitingChange, keyof Kept>[] = [];
  for (const { documentCode, clauses, area, rationale, points, clauseReferences } of document.changes) {
    const documentId = documentIds.get(documentCode);
    if (documentId === undefined) throw new TypeError(`The text changes ${documentCode}, which it does not declare.`);
    const cited = await ensureClauses(transaction, documentId, clauses, by);
    stated.push({
      ...{ consultationId: consultation.id, documentId, area, rationale, points, clauseReferences },
      clauseIds: cited.map(({ id }) => id),
    });
  }
  const reconciled = reconcile<CitingChange>({
    held: held.map((change) => ({
      ...change,
      clauseIds: links.filter(({ changeId }) => changeId === change.id).map(({ clauseId }) => clauseId),
    })),
    stated,
    signs: [
      ({ documentId, area, clauseIds }) => JSON.stringify([documentId, area, clauseIds]),
      ({ documentId, area }) => JSON.stringify([documentId, area]),
      ({ documentId, clauseIds }) => JSON.stringify([documentId, clauseIds]),
    ],
    make: (facts, place) => ({ ...facts, ...place }),
    newId: (_facts, number) => typedId('change', `${consultation.reference}-${number}`),
    now: by.at,
  });
  const { added, changed } = rows(reconciled);
  await insertAll(
    transaction,
    Change,
    added.map(({ clauseIds: _cited, ...change }) => change),
  );
  for (const { id, clauseIds: _cited, ...fields } of changed) {
    await transaction.update(Change, { id }, fields);
    await transaction.delete(ChangeClause, { changeId: id });
  }
  const cited = [...added, ...changed].flatMap(({ id, clauseIds }) =>
    clauseIds.map((clauseId, index) => ({ changeId: id, position: index + 1, clauseId })),
  );
  await insertAll(transaction, ChangeClause, cited);
  return reconciled;
}

/** What a text states of an open issue; where it stands is not the text's to say. */
async function writeOpenIssues(...[transaction, by, { consultation, document }]: Context) {
  const reconciled = reconcile<Omit<OpenIssue, 'state'>>({
    held: await heldBy(transaction, OpenIssue, consultation.id),
    stated: document.openIssues.map(({ summary, dependsOn }) => ({
      ...{ consultationId: consultation.id, summary, dependsOn },
    })),
    signs: [
      ({ summary, dependsOn }) => JSON.stringify([summary, dependsOn]),
      ({ summary }) => summary,
      ({ dependsOn }) => dependsOn,
    ],
    make: (facts, place) => ({ ...facts, ...place }),
    newId: (_facts, number) => typedId('openIssue', `${consultation.reference}-${number}`),
    now: by.at,
  });
  const { added, changed } = rows(reconciled);
  await insertAll(
    transaction,
    OpenIssue,
    added.map((issue) => ({ ...issue, state: OpenIssueState.OPEN })),
  );
  for (const { id, ...fields } of changed) await transaction.update(OpenIssue, { id }, fields);
  return reconciled;
}

type StatedMilestone = Omit<Milestone, 'recordedDoneOn' | 'cancelled'>;

/** What a text states of a milestone; whether it was reached is not the text's to say. */
async function writeMilestones(...[transaction, by, { consultation, document }]: Context) {
  const reconciled = reconcile<StatedMilestone>({
    held: await heldBy(transaction, Milestone, consultation.id),
    stated: document.milestones.map(({ name, authority, plannedFor, dueOn }, index) => ({
      ...{ consultationId: consultation.id, name, authority, plannedFor, dueOn },
      // The reader puts the end of the consultation first.
      endsConsultation: index === 0 && dueOn === document.closesOn,
    })),
    signs: [({ name }) => name],
    make: (facts, place) => ({ ...facts, ...place }),
    newId: (_facts, number) => typedId('milestone', `${consultation.reference}-${number}`),
    now: by.at,
  });
  const { added, changed } = rows(reconciled);
  await insertAll(
    transaction,
    Milestone,
    added.map((milestone) => ({ ...milestone, recordedDoneOn: null, cancelled: false })),
  );
  for (const { id, ...fields } of changed) await transaction.update(Milestone, { id }, fields);
  return reconciled;
}

function rows<T>({ added, changed }: Reconciled<T>): { added: T[]; changed: T[] } {
  return { added, changed: changed.map(({ after }) => after) };
}
