import type { Problems } from './problems';

export interface TextRule {
  /** Most code points that are taken. */
  max: number;
  /** Whether line breaks and tabs may stand in it; a name has none. */
  lines?: boolean;
}

/** What a line of text, a paragraph and a document's worth of text may hold. */
export const NAME: TextRule = { max: 200 };
export const SUMMARY: TextRule = { max: 500 };
export const PARAGRAPHS: TextRule = { max: 20_000, lines: true };
export const LONG_TEXT: TextRule = { max: 200_000, lines: true };

// Control characters, lone surrogates, and marks that turn the direction of writing, with which a text can be made to
// read otherwise than it is stored.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/;
const LINE_CONTROL = /[\t\n\r]/;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
/** One line of ASCII without blanks around it, in which nothing can be wrong: what most names are. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;
const DIRECTION_MARK = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Length in code points, the unit of every limit and span. */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/**
 * Checks a text of the input and gives it back trimmed, with line ends as LF; what is wrong is added to the problems.
 * An optional text that is absent stays null.
 */
export function readText(problems: Problems, field: string | readonly string[], value: string, rule: TextRule): string {
  if (value.length <= rule.max && PLAIN.test(value)) return value;
  const text = value.replace(/\r\n?/g, '\n').trim();
  const control = CONTROL.exec(text) ?? (rule.lines ? null : LINE_CONTROL.exec(text)) ?? LONE_SURROGATE.exec(text);
  const mark = DIRECTION_MARK.exec(text);
  if (text === '') {
    problems.add(field, 'EMPTY', 'It is empty.', 'Write at least a word.');
  } else if (text.length > rule.max && codePointLength(text) > rule.max) {
    const message = `It has ${codePointLength(text)} characters; at most ${rule.max} are taken.`;
    problems.add(field, 'TOO_LONG', message, 'Shorten it, or move the detail to where longer text is taken.');
  } else if (control) {
    const message = `It has the control character ${codePoint(control[0])} at position ${control.index + 1}.`;
    problems.add(field, 'CONTROL_CHARACTER', message, 'Remove it; it often comes along when text is copied.');
  } else if (mark) {
    const message = `It has the invisible direction mark ${codePoint(mark[0])} at position ${mark.index + 1}.`;
    problems.add(
      field,
      'DIRECTION_MARK',
      message,
      'Remove the mark; it makes a text read otherwise than it is stored.',
    );
  }
  return text;
}

export function readOptionalText(
  problems: Problems,
  field: string | readonly string[],
  value: string | null | undefined,
  rule: TextRule,
): string | null {
  return value === null || value === undefined ? null : readText(problems, field, value, rule);
}
