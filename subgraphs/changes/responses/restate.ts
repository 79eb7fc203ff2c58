import { type EntityManager, In } from 'typeorm';
import { updateVersioned } from '../../../platform/database/versioned';
import { type Authorship, changesBetween, record } from '../../../platform/history/history';
import { recountCampaigns } from '../analysis/group-comments';
import { Confidentiality } from '../consultations/consultation.vocabulary';
import { hideLinksOf } from '../traces/links-of-comments';
import { Answer } from './answer';
import { Comment } from './comment';
import type { TextSpan } from './redaction';
import { Response } from './response';
import { keptAs, quotedIn } from './said';
import { CONFIDENTIAL_FIELDS } from './told';

/** What may change of a response that was taken in: not what it says, but who may know of it. */
export type Restatement = Partial<
  Pick<Response, 'confidentiality' | 'reason' | 'confidential' | 'current' | 'replacedById'>
>;

/**
 * Changes how a response stands, and with it all that was cut from it: the public text of its answers and comments, for
 * whom they exist, and for whom the links do that are at them.
 * @param held as the caller saw it, with the version that it saw
 * @param spans of confidential parts by answer; those of answers that are not named stay as they are
 * @throws CONFLICT when somebody else was faster
 */
export async function restate(
  transaction: EntityManager,
  by: Authorship,
  held: Response,
  changes: Restatement,
  spans: ReadonlyMap<string, readonly TextSpan[]> = new Map(),
): Promise<Response> {
  await updateVersioned(transaction, Response, held, changes);
  const response = Object.assign(new Response(), held, changes, { version: held.version + 1 });
  const answers = await transaction.find(Answer, {
    where: { responseId: held.id },
    order: { questionPosition: 'ASC' },
  });
  const restated: Answer[] = [];
  for (const answer of answers) {
    const after = { ...answer, ...keptAs(response, answer.fullText, spans.get(answer.id) ?? answer.confidentialSpans) };
    if (changed(answer, after)) await transaction.update(Answer, { id: answer.id }, after);
    restated.push(after);
  }
  await record(transaction, by, {
    thingId: held.id,
    changes: changesBetween(
      { ...held, redactedAnswers: redactedOf(answers) },
      { ...changes, redactedAnswers: redactedOf(restated) },
      CONFIDENTIAL_FIELDS,
    ),
  });
  await restateComments(transaction, by, restated);
  await restateReplaced(transaction, by, response);
  return response;
}

const changed = (before: object, after: object) => JSON.stringify(before) !== JSON.stringify(after);

function redactedOf(answers: readonly Answer[]): string[] {
  return answers.filter(({ partlyConfidential }) => partlyConfidential).map(({ questionId }) => questionId);
}

async function restateComments(transaction: EntityManager, by: Authorship, answers: readonly Answer[]): Promise<void> {
  const answerOf = new Map(answers.map((answer) => [answer.id, answer]));
  const comments = await transaction.findBy(Comment, { answerId: In([...answerOf.keys()]) });
  for (const comment of comments) {
    const answer = answerOf.get(comment.answerId);
    if (!answer) continue;
    const quoted = quotedIn(answer, { start: comment.excerptStart, end: comment.excerptEnd });
    const after = { ...quoted, current: quoted.current && comment.withdrawnAt === null };
    if (!changed(comment, { ...comment, ...after })) continue;
    await transaction.update(Comment, { id: comment.id }, { ...after, version: () => 'version + 1' });
    await hideLinksOf(transaction, comment.id, after.confidential ? comment.respondentId : null);
    const changes = changesBetween(comment, after, CONFIDENTIAL_FIELDS);
    await record(transaction, by, { thingId: comment.id, changes });
  }
  await recountCampaigns(transaction, { campaignIds: comments.flatMap(({ campaignId }) => campaignId ?? []) });
}

/**
 * What a response replaces is hidden as long as it is itself: else its being there would tell of a response that there
 * is not for those who may not see it.
 */
async function restateReplaced(transaction: EntityManager, by: Authorship, response: Response): Promise<void> {
  const earlier = response.replacesId && (await transaction.findOneBy(Response, { id: response.replacesId }));
  if (!earlier) return;
  const confidential = isHidden(earlier.confidentiality, response);
  if (confidential !== earlier.confidential) await restate(transaction, by, earlier, { confidential });
}

/** Whether a response is hidden as a whole, given the one that replaces it. */
export function isHidden(confidentiality: Confidentiality, replacedBy: Pick<Response, 'confidential'> | null): boolean {
  return confidentiality === Confidentiality.ALL || (replacedBy?.confidential ?? false);
}
