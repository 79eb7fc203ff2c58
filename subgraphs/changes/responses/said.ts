import { typedId } from '../../../platform/ids';
import { Confidentiality, type Stance } from '../consultations/consultation.vocabulary';
import type { Question } from '../consultations/question';
import type { Answer } from './answer';
import type { Comment } from './comment';
import { isWhollyConfidential, MASK, mergedSpans, redacted, spansWithin, type TextSpan } from './redaction';
import type { Response } from './response';

/** The key of a response, on which those of its answers and comments build, e.g. `SAMPLE-2018-05-04-01`. */
export function responseKey(consultationKey: string, number: number): string {
  return `${consultationKey}-${String(number).padStart(2, '0')}`;
}

export interface AnswerFacts {
  text: string;
  stance: Stance | null;
  confidentialSpans: readonly TextSpan[];
}

/** An answer as it is kept: the text for those who may see all of it, and the text for everybody. */
export function answerTo(question: Question, response: Response, key: string, facts: AnswerFacts): Answer {
  const { text, stance } = facts;
  const confidential = response.confidentiality === Confidentiality.ALL;
  const confidentialSpans = mergedSpans(facts.confidentialSpans);
  return {
    id: typedId('answer', `${key}-${question.code}`),
    responseId: response.id,
    questionId: question.id,
    responseNumber: response.number,
    questionPosition: question.position,
    respondentId: response.respondentId,
    confidential,
    partlyConfidential: confidentialSpans.length > 0,
    stance,
    fullText: text,
    publicText: confidential ? MASK : redacted(text, confidentialSpans),
    confidentialSpans,
  };
}

export interface CommentFacts {
  /** Where in the answer it stands. */
  excerpt: TextSpan;
  number: number;
  themes: readonly string[];
}

/** A comment as it is kept, not decided yet: what is confidential in the answer is confidential in it. */
export function commentIn(answer: Answer, consultationId: string, { excerpt, number, themes }: CommentFacts): Comment {
  const text = [...answer.fullText].slice(excerpt.start, excerpt.end).join('');
  const spans = spansWithin(excerpt, answer.confidentialSpans);
  const confidential = answer.confidential || isWhollyConfidential(text, spans);
  return {
    id: typedId('comment', `${answer.id.slice('answer:'.length)}-${number}`),
    consultationId,
    questionId: answer.questionId,
    answerId: answer.id,
    questionPosition: answer.questionPosition,
    responseNumber: answer.responseNumber,
    number,
    respondentId: answer.respondentId,
    confidential,
    partlyConfidential: spans.length > 0,
    fullText: text,
    publicText: confidential ? MASK : redacted(text, spans),
    themes: [...themes],
    assignee: null,
    outcome: null,
    reasoning: null,
    decidedAt: null,
    decidedBy: null,
    resultingClauseVersionIds: [],
    version: 1,
  };
}

/** Fields that history never holds, nor anything that would tell how long a confidential part is. */
export const CONFIDENTIAL_FIELDS = ['fullText', 'publicText', 'confidentialSpans', 'reason'] as const;
