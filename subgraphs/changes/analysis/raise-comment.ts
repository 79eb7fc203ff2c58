import type { EntityManager } from 'typeorm';
import { type Authorship, authorship, changesBetween, recordNew } from '../../../platform/history/history';
import { randomKey } from '../../../platform/ids';
import { addNotFound, isIdOf } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { codePointLength } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { Answer } from '../responses/answer';
import { Comment } from '../responses/comment';
import type { TextSpan } from '../responses/redaction';
import { Response } from '../responses/response';
import { commentIn } from '../responses/said';
import { wholeCharacters } from '../responses/whole-characters';
import type { RaiseCommentInput } from './comment.input';
import { type Coding, readCoding, writeCoding } from './comment-coding';
import { checkInWork, heldConsultation } from './decide-comments';
import { groupComments, groupOldComments, recountCampaigns } from './group-comments';

/**
 * Cuts a comment out of an answer; what is confidential in the answer is confidential in it.
 * @throws Refusal with everything that is wrong; then nothing was changed
 */
export async function raiseComment(context: RequestContext, input: RaiseCommentInput): Promise<Comment> {
  const problems = new Problems();
  const coding = await readCoding(context, problems, input);
  return context.database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    const { answerId } = input;
    const answer = isIdOf('answer', answerId) ? await transaction.findOneBy(Answer, { id: answerId }) : null;
    const response = answer && (await transaction.findOneBy(Response, { id: answer.responseId }));
    if (!answer || !response) {
      addNotFound(found, 'answerId', answerId, 'Give the id of an answer; a response lists its own.');
      throw found.refusal();
    }
    // Comments of a consultation are raised one after the other, so that those alike find each other.
    checkInWork(found, 'answerId', await heldConsultation(transaction, response.consultationId));
    const { consultationId } = response;
    const asked = { answerId, consultationId, excerpt: input.excerpt, coding };
    return raise(transaction, authorship(context, 'raiseComment'), found, asked);
  });
}

interface Asked {
  answerId: string;
  consultationId: string;
  excerpt: TextSpan | null | undefined;
  coding: Coding;
}

async function raise(transaction: EntityManager, by: Authorship, problems: Problems, asked: Asked): Promise<Comment> {
  // Read again now that the consultation is held: a respondent may just have replaced it, or made it confidential.
  const answer = await transaction.findOneByOrFail(Answer, { id: asked.answerId });
  const { consultationId } = asked;
  if (!answer.current) {
    const message = 'The respondent has replaced the response that it is part of.';
    problems.add('answerId', 'RESPONSE_REPLACED', message, 'Take up the answers of the response that replaces it.');
  }
  const excerpt = readExcerpt(problems, answer.fullText, asked.excerpt ?? null);
  problems.refuseIfAny();
  const number = ((await transaction.maximum(Comment, 'number', { answerId: answer.id })) ?? 0) + 1;
  const { themes = [], clauseIds = [], assignee = null } = asked.coding;
  const comment: Comment = {
    ...commentIn(answer, consultationId, { excerpt, number, key: randomKey(), themes }),
    assignee,
  };
  await groupOldComments(transaction, consultationId);
  await groupComments(transaction, [comment]);
  await transaction.insert(Comment, comment);
  if (comment.campaignId !== null) await recountCampaigns(transaction, { campaignIds: [comment.campaignId] });
  await writeCoding(transaction, comment.id, { themes, clauseIds });
  // Neither its place nor its length is told: where a part is confidential they would tell how long that is.
  const told = { answerId: answer.id, themes, clauseIds, assignee };
  await recordNew(transaction, by, [{ thingId: comment.id, changes: changesBetween(null, told) }]);
  return Object.assign(new Comment(), comment);
}

function readExcerpt(problems: Problems, text: string, given: TextSpan | null): TextSpan {
  const length = codePointLength(text);
  if (given === null) return { start: 0, end: length };
  const { start, end } = given;
  if (start < 0 || end > length || start >= end) {
    const message = `The span from ${start} to ${end} is not within the answer of ${length} characters.`;
    const way = 'Count code points of the full text from 0; the end is the first one after the span.';
    problems.add('excerpt', 'SPAN_OUTSIDE_TEXT', message, way);
    return { start: 0, end: length };
  }
  const [excerpt = given] = wholeCharacters(text, [given]);
  if ([...text].slice(excerpt.start, excerpt.end).join('').trim() === '') {
    problems.add('excerpt', 'SPAN_EMPTY', 'The span covers nothing but white space.', 'Widen it to what is said.');
  }
  return excerpt;
}
