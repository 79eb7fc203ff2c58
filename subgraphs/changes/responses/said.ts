import { typedId } from '../../../platform/ids';
import type { Stance } from '../consultations/consultation.vocabulary';
import type { Question } from '../consultations/question';
import type { Answer } from './answer';
import type { Comment } from './comment';
import { isWhollyConfidential, MASK, mergedSpans, redacted, spansWithin, type TextSpan } from './redaction';
import type { Response } from './response';
import { wholeCharacters } from './whole-characters';

export interface AnswerFacts {
  text: string;
  stance: Stance | null;
  confidentialSpans: readonly TextSpan[];
}

/** Who may see how much of an answer: as of its response, and by the spans that are confidential in its text. */
export function keptAs({ confidential, published, current }: Response, text: string, spans: readonly TextSpan[]) {
  const confidentialSpans = mergedSpans(wholeCharacters(text, spans));
  return {
    ...{ confidential, published, current, confidentialSpans },
    partlyConfidential: confidentialSpans.length > 0,
    publicText: confidential ? MASK : redacted(text, confidentialSpans),
  };
}

/**
 * An answer as it is kept: the text for those who may see all of it, and the text for everybody.
 * @param key of the response, on which those of its answers and comments build, e.g. `SAMPLE-2018-05-04-01`
 */
export function answerTo(question: Question, response: Response, key: string, facts: AnswerFacts): Answer {
  const { text, stance, confidentialSpans } = facts;
  return {
    id: typedId('answer', `${key}-${question.code}`),
    responseId: response.id,
    questionId: question.id,
    responseNumber: response.number,
    questionPosition: question.position,
    respondentId: response.respondentId,
    stance,
    fullText: text,
    ...keptAs(response, text, confidentialSpans),
  };
}

export interface CommentFacts {
  /** Where in the answer it stands. */
  excerpt: TextSpan;
  /** Its place among the answer's comments. */
  number: number;
  /** What its id ends in: something that tells nothing, such as a `randomKey()`. */
  key: string;
  themes: readonly string[];
}

/** A comment as it is kept, not decided yet: what is confidential in the answer is confidential in it. */
export function commentIn(
  answer: Answer,
  consultationId: string,
  { excerpt, number, key, themes }: CommentFacts,
): Comment {
  return {
    id: typedId('comment', `${answer.id.slice('answer:'.length)}-${key}`),
    consultationId,
    questionId: answer.questionId,
    answerId: answer.id,
    questionPosition: answer.questionPosition,
    responseNumber: answer.responseNumber,
    number,
    respondentId: answer.respondentId,
    ...quotedIn(answer, excerpt),
    themes: [...themes],
    assignee: null,
    outcome: null,
    reasoning: null,
    decidedAt: null,
    decidedBy: null,
    resultingClauseVersionIds: [],
    noChangeReason: null,
    withdrawnAt: null,
    campaignId: null,
    fingerprint: null,
    version: 1,
  };
}

/** What a comment is of its answer: the text, and who may see how much of it. */
export function quotedIn(answer: Answer, { start, end }: TextSpan) {
  const text = [...answer.fullText].slice(start, end).join('');
  const spans = spansWithin({ start, end }, answer.confidentialSpans);
  const confidential = answer.confidential || isWhollyConfidential(text, spans);
  return {
    excerptStart: start,
    excerptEnd: end,
    confidential,
    published: answer.published,
    current: answer.current,
    partlyConfidential: spans.length > 0,
    fullText: text,
    publicText: confidential ? MASK : redacted(text, spans),
  };
}
