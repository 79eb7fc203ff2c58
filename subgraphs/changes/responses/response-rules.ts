import { Problems } from '../../../platform/input/problems';
import { codePointLength, LONG_TEXT, PARAGRAPHS, readOptionalText, readText } from '../../../platform/input/text';
import { Confidentiality, type Stance } from '../consultations/consultation.vocabulary';
import { type SpanKeeper, spanKeeper } from './given-spans';
import type { TextSpan } from './redaction';
import type { AnswerInput, SubmitResponseInput } from './submit-response.input';

/** A response that is read and keeps the rules that need no look into the database, unless problems were found. */
export interface ReadResponse {
  consultationId: string;
  organisationId: string;
  answers: ReadAnswer[];
  confidentiality: Confidentiality;
  confidentialityReason: string | null;
  receivedAt: Date;
}

export interface ReadAnswer {
  questionCode: string;
  text: string;
  stance: Stance | null;
  confidentialSpans: TextSpan[];
}

export interface ResponseCircumstances {
  now: Date;
  /** Whether the caller takes in responses of others, and so may say when they came in. */
  takesForOthers: boolean;
}

/** Far more questions than any consultation asks, and spans than any answer needs. */
const MOST_ANSWERS = 200;
const MOST_SPANS = 1000;

export function readResponse(
  problems: Problems,
  input: SubmitResponseInput,
  { now, takesForOthers }: ResponseCircumstances,
): ReadResponse {
  const { consultationId, organisationId, confidentiality } = input;
  const answers = readAnswers(problems, input);
  const reason = readOptionalText(problems, 'confidentialityReason', input.confidentialityReason, PARAGRAPHS);
  if (confidentiality === Confidentiality.NONE && reason !== null) {
    problems.add(
      'confidentialityReason',
      'NOT_CONFIDENTIAL',
      'A reason is given, but nothing is said to be confidential.',
      'Leave it out, or say how much is confidential by confidentiality.',
    );
  }
  return {
    consultationId,
    organisationId,
    answers,
    confidentiality,
    confidentialityReason: reason,
    receivedAt: readReceivedAt(problems, input.receivedAt ?? null, now, takesForOthers),
  };
}

function readAnswers(problems: Problems, { answers, confidentiality }: SubmitResponseInput): ReadAnswer[] {
  if (answers.length === 0 || answers.length > MOST_ANSWERS) {
    problems.add(
      'answers',
      answers.length === 0 ? 'EMPTY' : 'TOO_MANY',
      `It has ${answers.length} answers.`,
      `Give 1 to ${MOST_ANSWERS} answers, one a question.`,
    );
    return [];
  }
  const seen = new Set<string>();
  const read = answers.map((answer, index) => {
    const field = ['answers', String(index)];
    if (seen.has(answer.questionCode)) {
      problems.add(
        [...field, 'questionCode'],
        'DUPLICATE',
        'The same question is answered twice.',
        'Put both into one answer.',
      );
    }
    seen.add(answer.questionCode);
    return readAnswer(problems, field, answer, confidentiality);
  });
  if (confidentiality === Confidentiality.PARTIAL && answers.every(({ confidentialSpans: spans }) => !spans?.length)) {
    problems.add(
      'confidentiality',
      'SPANS_MISSING',
      'A part is said to be confidential, but none is marked.',
      'Mark the parts by confidentialSpans, or say ALL or NONE.',
    );
  }
  return read;
}

function readAnswer(
  problems: Problems,
  field: readonly string[],
  answer: AnswerInput,
  confidentiality: Confidentiality,
): ReadAnswer {
  const given = answer.confidentialSpans ?? [];
  const own = new Problems();
  const text = readText(own, 'text', answer.text, LONG_TEXT);
  const keep = spanKeeper(answer.text, text);
  if (!own.any) checkSpans(own, given, { length: codePointLength(answer.text), keep, confidentiality });
  problems.addAll(own, field);
  return {
    questionCode: answer.questionCode,
    text,
    stance: answer.stance ?? null,
    confidentialSpans: own.any ? [] : given.flatMap((span) => keep(span) ?? []),
  };
}

function checkSpans(
  problems: Problems,
  spans: readonly TextSpan[],
  { length, keep, confidentiality }: { length: number; keep: SpanKeeper; confidentiality: Confidentiality },
): void {
  if (spans.length > MOST_SPANS) {
    problems.add(
      'confidentialSpans',
      'TOO_MANY',
      `It has ${spans.length} spans; at most ${MOST_SPANS} are taken.`,
      'Join spans that lie close together.',
    );
  } else if (spans.length > 0 && confidentiality === Confidentiality.NONE) {
    problems.add(
      'confidentialSpans',
      'NOT_CONFIDENTIAL',
      'Parts are marked, but nothing is said to be confidential.',
      'Say PARTIAL by confidentiality, or leave the spans out.',
    );
  } else {
    for (const [index, span] of spans.entries()) {
      const { start, end } = span;
      if (start < 0 || end > length || start >= end) {
        problems.add(
          ['confidentialSpans', String(index)],
          'SPAN_OUTSIDE_TEXT',
          `The span from ${start} to ${end} is not within the text of ${length} characters.`,
          'Count code points from 0; the end is the first one after the span.',
        );
      } else if (keep(span) === undefined) {
        problems.add(
          ['confidentialSpans', String(index)],
          'SPAN_EMPTY',
          'The span covers nothing but white space at an end of the text, which is not kept.',
          'Leave it out.',
        );
      }
    }
  }
}

function readReceivedAt(problems: Problems, given: Date | null, now: Date, takesForOthers: boolean): Date {
  if (given === null) return now;
  if (!takesForOthers) {
    problems.add(
      'receivedAt',
      'NOT_YOURS_TO_SAY',
      'A respondent cannot say when its response came in.',
      'Leave it out: the response counts from now.',
    );
  } else if (given > now) {
    problems.add('receivedAt', 'IN_FUTURE', 'It is later than now.', 'Give the time at which the response came in.');
  }
  return given;
}
