import type { Problems } from '../../../../platform/input/problems';
import { shown } from '../../../../platform/input/shown';
import { Confidentiality, Stance } from '../../consultations/consultation.vocabulary';
import type { TextSpan } from '../redaction';
import { readMarkedParts } from './marked-parts';

/** What a filled form, or an e-mail, says. */
export interface FormReading {
  answers: FormAnswer[];
  confidentiality: Confidentiality;
  reason: string | null;
  /** The consultation's reference that the form bears; null where it bears none. */
  consultation: string | null;
  /** When it was sent, where the file tells. */
  sentAt: Date | null;
  notices: FormNotice[];
}

export interface FormAnswer {
  questionCode: string;
  text: string;
  stance: Stance | null;
  confidentialSpans: TextSpan[];
  /** Where it stands in the file, e.g. "row 7". */
  where: string;
}

/** Something about a file that whoever takes it in should know. It never quotes the file, since history keeps it. */
export interface FormNotice {
  code: string;
  message: string;
  suggestion: string;
}

/** The place of the file's own problems in the input. */
export const CONTENT = 'content';

/** One question's part of a file, as it was written. */
export interface WrittenAnswer {
  questionCode: string;
  stance: string;
  answer: string;
  where: string;
}

const STANCES = new Map(Object.values(Stance).map((stance) => [stance.replaceAll('_', ' '), stance]));

/** Stances as a form names them. */
export const STANCE_NAMES = [...STANCES.keys()].map((name) => name.toLowerCase());

function readStance(problems: Problems, where: string, written: string): Stance | null {
  const name = written
    .trim()
    .replace(/[\s_-]+/g, ' ')
    .replace(/\.$/, '')
    .toUpperCase();
  if (name === '') return null;
  const stance = STANCES.get(name);
  if (stance) return stance;
  problems.add(
    [CONTENT, where, 'stance'],
    'UNKNOWN_STANCE',
    `${JSON.stringify(shown(written.trim()))} is no stance.`,
    `Write one of: ${STANCE_NAMES.join(', ')}; or leave it empty.`,
  );
  return null;
}

/** A question's part, read; undefined where nothing is written. */
export function readWritten(
  problems: Problems,
  { questionCode, stance: writtenStance, answer, where }: WrittenAnswer,
  asked: readonly string[],
): FormAnswer | undefined {
  if (writtenStance.trim() === '' && answer.trim() === '') return undefined;
  if (!asked.includes(questionCode)) {
    problems.add(
      [CONTENT, where, 'question'],
      'UNKNOWN_QUESTION',
      `The consultation asks no question ${JSON.stringify(shown(questionCode))}.`,
      `Answer one of: ${asked.join(', ')}.`,
    );
  }
  const stance = readStance(problems, where, writtenStance);
  if (answer.trim() === '') {
    problems.add(
      [CONTENT, where, 'answer'],
      'EMPTY',
      'A stance is given, but no answer.',
      'Write at least a word, or leave the stance out too.',
    );
  }
  const { text, spans, unbalanced } = readMarkedParts(answer.replace(/\r\n?/g, '\n').trim());
  if (unbalanced) {
    problems.add(
      [CONTENT, where, 'answer'],
      'MARK_UNBALANCED',
      'A double square bracket has no counterpart, or stands within a marked part.',
      'Put [[ before and ]] after each confidential part.',
    );
  }
  return { questionCode, text, stance, confidentialSpans: spans, where };
}

const YES = /^(?:y|yes|x|true|all|all of it)\.?$/i;
const NO = /^(?:n|no|false|none|part|in part)?\.?$/i;

/** How much is confidential: all of it where the form says so, else what is marked. */
export function readWhole(problems: Problems, where: string, written: string, answers: readonly FormAnswer[]) {
  const whole = written.trim();
  if (YES.test(whole)) return Confidentiality.ALL;
  if (!NO.test(whole)) {
    problems.add(
      [CONTENT, where],
      'UNKNOWN_VALUE',
      `${JSON.stringify(shown(whole))} does not say whether all of it is confidential.`,
      'Write yes or no.',
    );
  }
  return answers.some(({ confidentialSpans }) => confidentialSpans.length > 0)
    ? Confidentiality.PARTIAL
    : Confidentiality.NONE;
}
