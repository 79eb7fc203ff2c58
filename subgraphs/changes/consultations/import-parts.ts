import type { EntityManager } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import type { Authorship } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { ensureClauses } from '../register/clause-register';
import { Answer } from '../responses/answer';
import { Comment } from '../responses/comment';
import { Change, ChangeClause } from './change';
import { heldBy } from './held-parts';
import { importMilestones } from './import-milestones';
import { importOpenIssues } from './import-open-issues';
import type { ImportedText, ImportOfParts } from './imported-text';
import { Question } from './question';
import { type Kept, type Reconciled, reconcile } from './reconcile';

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
  const issues = await importOpenIssues(transaction, by, text);
  const milestones = await importMilestones(transaction, by, text);
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

async function writeQuestions(...[transaction, by, { consultation, document, documentIds }]: ImportOfParts) {
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

async function writeChanges(...[transaction, by, { consultation, document, documentIds }]: ImportOfParts) {
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

function rows<T>({ added, changed }: Reconciled<T>): { added: T[]; changed: T[] } {
  return { added, changed: changed.map(({ after }) => after) };
}
