import type { DocumentProblems } from './document-problem';
import { collapse, footnoteMarks, withoutMarks } from './prose';
import type { SourceLine } from './source-lines';

export interface Footnote {
  number: number;
  line: number;
  text: string;
}

const BODY = /^\s*([\u00B9\u00B2\u00B3\u2070\u2074-\u2079]+)\s*\S/;

/** Takes the bodies of footnotes, which page breaks drop into the middle of paragraphs, out of the flow of the text. */
export function takeFootnotes(
  lines: readonly SourceLine[],
  problems: DocumentProblems,
): { flow: SourceLine[]; footnotes: Footnote[] } {
  const footnotes: Footnote[] = [];
  const flow: SourceLine[] = [];
  const markedAt = new Map<number, number>();
  let body: Footnote | undefined;
  for (const line of lines) {
    const [, mark] = BODY.exec(line.text) ?? [];
    if (line.text.trim() === '') body = undefined;
    else if (mark !== undefined) {
      body = { number: footnoteMarks(mark)[0] ?? 0, line: line.number, text: '' };
      footnotes.push(body);
    }
    if (body) body.text = collapse(`${body.text} ${withoutMarks(line.text)}`);
    else for (const number of footnoteMarks(line.text)) if (!markedAt.has(number)) markedAt.set(number, line.number);
    flow.push(body ? { number: line.number, text: '' } : line);
  }
  checkPairs(footnotes, markedAt, problems);
  return { flow, footnotes };
}

function checkPairs(
  footnotes: readonly Footnote[],
  markedAt: ReadonlyMap<number, number>,
  problems: DocumentProblems,
): void {
  const bodies = new Set<number>();
  for (const { number, line } of footnotes) {
    if (bodies.has(number)) {
      problems.add(
        line,
        'FOOTNOTE_REPEATED',
        `There is a second footnote ${number}.`,
        'Number the footnotes through the whole document.',
      );
    }
    bodies.add(number);
    if (!markedAt.has(number)) {
      problems.add(
        line,
        'FOOTNOTE_UNUSED',
        `Nothing in the text refers to footnote ${number}.`,
        `Put the mark of footnote ${number} where it belongs.`,
      );
    }
  }
  for (const [number, line] of markedAt) {
    if (!bodies.has(number)) {
      problems.add(
        line,
        'FOOTNOTE_MISSING',
        `The line refers to footnote ${number}, which is not there.`,
        'Begin the footnote on a line of its own with its superscript number, or take the mark out.',
      );
    }
  }
}
