import type { Problems } from '../../../platform/input/problems';
import { Confidentiality } from '../consultations/consultation.vocabulary';
import type { TextSpan } from './redaction';

/** Far more spans than any answer needs. */
const MOST_SPANS = 1000;

/** White space, and characters that nobody sees, such as a zero-width space. */
const BLANK = /^[\s\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u;

/**
 * Checks spans that say what of a text is confidential: each within it and with something to be seen in it. Those that
 * overlap or touch are taken as one.
 * @param field the list of the input that the spans stand in
 */
export function checkSpans(
  problems: Problems,
  field: string,
  spans: readonly TextSpan[],
  { text, confidentiality }: { text: string; confidentiality: Confidentiality },
): void {
  if (spans.length > MOST_SPANS) {
    problems.add(
      field,
      'TOO_MANY',
      `It has ${spans.length} spans; at most ${MOST_SPANS} are taken.`,
      'Join spans that lie close together.',
    );
    return;
  }
  if (spans.length > 0 && confidentiality === Confidentiality.NONE) {
    problems.add(
      field,
      'NOT_CONFIDENTIAL',
      'Parts are marked, but nothing is said to be confidential.',
      'Say PARTIAL by confidentiality, or leave the spans out.',
    );
    return;
  }
  const characters = spans.length > 0 ? [...text] : [];
  for (const [index, { start, end }] of spans.entries()) {
    if (start < 0 || end > characters.length || start >= end) {
      problems.add(
        [field, String(index)],
        'SPAN_OUTSIDE_TEXT',
        `The span from ${start} to ${end} is not within the text of ${characters.length} characters.`,
        'Count code points from 0; the end is the first one after the span.',
      );
    } else if (BLANK.test(characters.slice(start, end).join(''))) {
      problems.add(
        [field, String(index)],
        'SPAN_EMPTY',
        'The span covers nothing but white space and characters that cannot be seen.',
        'Leave it out, or mark the words that are confidential.',
      );
    }
  }
}

/**
 * What is confidential has a reason: without the respondent's explanation, a request for access to it cannot be weighed.
 * @source consultation of 4 May 2018, section 6
 */
export function checkReason(
  problems: Problems,
  field: string,
  confidentiality: Confidentiality,
  reason: string | null,
): void {
  if (confidentiality === Confidentiality.NONE && reason !== null) {
    problems.add(
      field,
      'NOT_CONFIDENTIAL',
      'A reason is given, but nothing is said to be confidential.',
      'Leave it out, or say how much is confidential by confidentiality.',
    );
  } else if (confidentiality !== Confidentiality.NONE && reason === null) {
    problems.add(
      field,
      'REASON_MISSING',
      'It is said to be confidential, but not why.',
      'Say why; the reason is taken into account when somebody asks by law for the response to be disclosed.',
    );
  }
}

/** Something is marked where a part is said to be confidential. */
export function checkMarked(
  problems: Problems,
  confidentiality: Confidentiality,
  marked: readonly (readonly TextSpan[])[],
  way: string,
): void {
  if (confidentiality !== Confidentiality.PARTIAL || marked.some(({ length }) => length > 0)) return;
  problems.add(
    'confidentiality',
    'SPANS_MISSING',
    'A part is said to be confidential, but none is marked.',
    `Mark the parts by ${way}, or say ALL or NONE.`,
  );
}
