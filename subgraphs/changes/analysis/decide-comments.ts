import { type EntityManager, In } from 'typeorm';
import { type Authorship, changesBetween, recordAll } from '../../../platform/history/history';
import { isIdOf } from '../../../platform/input/named-things';
import type { Problems } from '../../../platform/input/problems';
import { shown } from '../../../platform/input/shown';
import { Consultation } from '../consultations/consultation';
import { ConsultationStatus } from '../consultations/consultation.vocabulary';
import { Comment } from '../responses/comment';
import { takeTurns } from '../responses/held-response';
import type { Decision } from './decision';

/**
 * Reads comments, which then stay as they are until the commit: those who change comments of a consultation take turns
 * on its row, so who comes second finds them changed.
 */
export async function heldComments(transaction: EntityManager, ids: readonly string[]): Promise<Map<string, Comment>> {
  const known = [...new Set(ids)].filter((id) => isIdOf('comment', id));
  if (known.length === 0) return new Map();
  const rows: { consultationId: string }[] = await transaction
    .createQueryBuilder(Comment, 'thing')
    .where('thing.id IN (:...known)', { known })
    .select('thing.consultationId', 'consultationId')
    .distinct()
    .orderBy('thing.consultationId')
    .getRawMany();
  for (const { consultationId } of rows) await takeTurns(transaction, consultationId);
  const comments = await transaction.findBy(Comment, { id: In(known) });
  return new Map(comments.map((comment) => [comment.id, comment]));
}

/** The consultation whose comments are to be changed; held like its comments, so that nobody concludes it meanwhile. */
export async function heldConsultation(transaction: EntityManager, id: string): Promise<Consultation> {
  await takeTurns(transaction, id);
  return transaction.findOneByOrFail(Consultation, { id });
}

type Field = string | readonly string[];

export function addNoComment(problems: Problems, field: Field, id: string): void {
  const message = `There is no comment ${JSON.stringify(shown(id))}.`;
  problems.add(field, 'NOT_FOUND', message, 'Give the id of a comment; a consultation lists its own.');
}

const NO_LONGER: Partial<Record<ConsultationStatus, string>> = {
  [ConsultationStatus.CONCLUDED]: 'Its conclusions stand; raise what is new in another consultation.',
  [ConsultationStatus.WITHDRAWN]: 'There is nothing more to do on it.',
};

/** What is concluded or withdrawn stays as it is. */
export function checkInWork(problems: Problems, field: Field, { id, recordedStatus }: Consultation): void {
  const way = NO_LONGER[recordedStatus];
  if (way === undefined) return;
  const status = recordedStatus.toLowerCase();
  problems.add(field, `CONSULTATION_${recordedStatus}`, `Its consultation ${id} is ${status}.`, way);
}

/** Of what was withdrawn, or replaced by a later response, nothing is to be decided. */
export function checkStands(problems: Problems, field: Field, { current, withdrawnAt }: Comment): void {
  if (withdrawnAt !== null) {
    problems.add(field, 'COMMENT_WITHDRAWN', 'The comment was withdrawn.', 'Raise it again where it is needed.');
  } else if (!current) {
    const message = 'The respondent has replaced the response that it is part of.';
    problems.add(field, 'RESPONSE_REPLACED', message, 'Take up the comments of the response that replaces it.');
  }
}

/** What history tells of a decision; when and by whom is the entry's own. */
function toldOf({ outcome, reasoning, noChangeReason, resultingClauseVersionIds }: Comment) {
  return { outcome, reasoning, noChangeReason, resultingClauseVersionIds };
}

/** Writes a decision on comments that are held, each with its history, in as many statements for many as for one. */
export async function decide(
  transaction: EntityManager,
  by: Authorship,
  comments: readonly Comment[],
  { outcome, reasoning, noChangeReason, resultingClauseVersionIds }: Decision,
): Promise<Comment[]> {
  const change = { outcome, reasoning, noChangeReason, resultingClauseVersionIds };
  const decided = { ...change, decidedAt: by.at, decidedBy: by.actor };
  await transaction
    .createQueryBuilder()
    .update(Comment)
    .set({ ...decided, version: () => 'version + 1' })
    .where('id IN (:...ids)', { ids: comments.map(({ id }) => id) })
    .execute();
  await recordAll(
    transaction,
    by,
    comments.map((comment) => ({ thingId: comment.id, changes: changesBetween(toldOf(comment), change) })),
  );
  return comments.map((comment) => Object.assign(new Comment(), comment, decided, { version: comment.version + 1 }));
}
