import { findDates } from './calendar-date';
import { type DocumentProblems, excerpt } from './document-problem';

export interface SourceLine {
  /** Counted from 1. */
  number: number;
  text: string;
}

const MOST_BYTES = 5 * 1024 * 1024;
/** Far beyond any paragraph of such a document; keeps the reading of every line short. */
const LONGEST_LINE = 8000;
/** Tab is the mark between cells; every other control, format or broken character has no place in published text. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\uFFFD]/u;

/** The lines of a text with byte order mark, line ends and hard spaces made plain; null when there is nothing to read. */
export function readSourceLines(text: string, problems: DocumentProblems): SourceLine[] | null {
  const bytes = Buffer.byteLength(text, 'utf8');
  if (bytes > MOST_BYTES) {
    problems.add(
      1,
      'DOCUMENT_TOO_LARGE',
      `The text has ${bytes} bytes; at most ${MOST_BYTES} are read.`,
      'Send the text of the consultation alone, without its attachments.',
    );
    return null;
  }
  const plain = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00A0\u202F]/g, ' ');
  if (plain.trim() === '') {
    problems.add(1, 'DOCUMENT_EMPTY', 'The text is empty.', 'Send the text of the published consultation document.');
    return null;
  }
  const lines = plain.split('\n').map((line, index) => ({ number: index + 1, text: line }));
  const checked: SourceLine[] = [];
  for (const [index, line] of lines.entries()) {
    if (problems.isFull) return null;
    checked.push(checkedLine(line, lines[index - 1]?.text ?? '', problems));
  }
  return checked;
}

function checkedLine(line: SourceLine, before: string, problems: DocumentProblems): SourceLine {
  const { number, text } = line;
  if (text.length > LONGEST_LINE) {
    problems.add(
      number,
      'LINE_TOO_LONG',
      `The line has ${text.length} characters; at most ${LONGEST_LINE} are read.`,
      'Put each paragraph on a line of its own.',
    );
    return { number, text: '' };
  }
  const [bad] = UNPRINTABLE.exec(text.replaceAll('\t', '')) ?? [];
  if (bad !== undefined) {
    const point = (bad.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    problems.add(
      number,
      'CONTROL_CHARACTER',
      `The line holds the invisible character U+${point}.`,
      'Export the document as plain UTF-8 text again, or take the character out.',
    );
  }
  if (text.trim() !== '' && text === before) {
    problems.add(
      number,
      'LINE_REPEATED',
      `The line repeats the one before it: ${excerpt(text)}.`,
      'Take one of the two out.',
    );
  }
  for (const date of findDates(text)) {
    if (date.day === null) {
      problems.add(
        number,
        'NO_SUCH_DATE',
        `${excerpt(date.text)} is not a day of the calendar.`,
        'Correct the day or the month.',
      );
    }
  }
  return line;
}
