/** The lines of a text that stand under a mark such as "Question 1:". */
export interface MarkedPart {
  questionCode: string;
  /** The line of the mark, from 1. */
  line: number;
  text: string;
}

export interface MarkedQuestions {
  /** What stands before the first mark. */
  before: string;
  parts: MarkedPart[];
}

/** `Question 1:`, `Q1.`, `Response to Q.1 –`, alone on a line or before the answer. */
const MARK =
  /^[\s*_#]*(?:(?:answer|response|reply)\s+to\s+)?(?:(?:question|q)\s*(?:\.\s*)?(?:no\s*(?:\.\s*)?)?)(\d+[a-z]?)[*_]*\s*(?:[:.)\]–—-]+|$)[*_]*\s*(.*)$/i;

/** What tells a code's question from others: `1` of Q1, or the whole of it. */
const numberOf = (code: string) => (/^q(?:uestion)?\s*0*(\d+[a-z]?)$/i.exec(code)?.[1] ?? code).toLowerCase();

function markIn(line: string, codes: readonly string[]): { questionCode: string; rest: string } | null {
  const [matched, number = '', rest = ''] = MARK.exec(line) ?? [];
  if (matched !== undefined) {
    const wanted = number.replace(/^0+(?=\d)/, '').toLowerCase();
    return { questionCode: codes.find((code) => numberOf(code) === wanted) ?? `Q${number}`, rest };
  }
  const bare = line.replace(/^[\s*_#]+/, '');
  for (const code of codes) {
    const after = bare.slice(code.length);
    if (bare.slice(0, code.length).toLowerCase() === code.toLowerCase() && /^[*_]*\s*(?:[:.)]|$)/.test(after)) {
      return { questionCode: code, rest: after.replace(/^[*_]*\s*[:.)]*[*_]*\s*/, '') };
    }
  }
  return null;
}

/** Splits a text at the lines that say which question is answered. */
export function markedQuestions(text: string, codes: readonly string[]): MarkedQuestions {
  const before: string[] = [];
  const parts: (Omit<MarkedPart, 'text'> & { lines: string[] })[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const mark = markIn(line, codes);
    const last = parts.at(-1);
    if (mark) parts.push({ questionCode: mark.questionCode, line: index + 1, lines: [mark.rest] });
    else if (last) last.lines.push(line);
    else before.push(line);
  }
  return {
    before: before.join('\n').trim(),
    parts: parts.map(({ lines, ...part }) => ({ ...part, text: lines.join('\n').trim() })),
  };
}
