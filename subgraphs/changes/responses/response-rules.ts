import { Problems } from '../../../platform/input/problems';
import { LONG_TEXT, PARAGRAPHS, readOptionalText, readText } from '../../../platform/input/text';
import type { Confidentiality, Stance } from '../consultations/consultation.vocabulary';
import { checkMarked, checkReason, checkSpans } from './confidential-spans';
import { spanKeeper } from './given-spans';
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
  /** The organisation's earlier response that it replaces, at the version that it was seen in. */
  replaces: { id: string; version: number } | null;
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

/** Far more questions than any consultation asks. */
const MOST_ANSWERS = 200;

export function readResponse(
  problems: Problems,
  input: SubmitResponseInput,
  { now, takesForOthers }: ResponseCircumstances,
): ReadResponse {
  const { consultationId, organisationId, confidentiality } = input;
  const answers = readAnswers(problems, input);
  const reason = readOptionalText(problems, 'confidentialityReason', input.confidentialityReason, PARAGRAPHS);
  checkReason(problems, 'confidentialityReason', confidentiality, reason);
  return {
    consultationId,
    organisationId,
    answers,
    confidentiality,
    confidentialityReason: reason,
    receivedAt: readReceivedAt(problems, input.receivedAt ?? null, now, takesForOthers),
    replaces: readReplaces(problems, input),
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
  const marked = answers.map(({ confidentialSpans }) => confidentialSpans ?? []);
  checkMarked(problems, confidentiality, marked, 'confidentialSpans');
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
  if (!own.any) checkSpans(own, 'confidentialSpans', given, { text: answer.text, confidentiality });
  problems.addAll(own, field);
  return {
    questionCode: answer.questionCode,
    text,
    stance: answer.stance ?? null,
    confidentialSpans: own.any ? [] : given.flatMap((span) => keep(span) ?? []),
  };
}

function readReplaces(
  problems: Problems,
  { replacesId, replacesVersion }: SubmitResponseInput,
): ReadResponse['replaces'] {
  const [id, version] = [replacesId ?? null, replacesVersion ?? null];
  if (id !== null && version !== null) return { id, version };
  if (id === null && version === null) return null;
  problems.add(
    id === null ? 'replacesId' : 'replacesVersion',
    'MISSING',
    'A response that replaces another names it and the version in which it was seen.',
    'Give both replacesId and replacesVersion, or neither.',
  );
  return null;
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
