import type { TextSpan } from '../redaction';

const OPENS = '[[';
const CLOSES = ']]';

export interface MarkedText {
  /** The text without the marks. */
  text: string;
  /** What stood between marks, in code points of the text. */
  spans: TextSpan[];
  /** Whether a mark has no counterpart. */
  unbalanced: boolean;
}

/** Reads a text in which confidential parts stand in double square brackets, `[[like this]]`. */
export function readMarkedParts(marked: string): MarkedText {
  const spans: TextSpan[] = [];
  let text = '';
  let length = 0;
  let unbalanced = false;
  const take = (piece: string) => {
    text += piece;
    length += [...piece].length;
  };
  let from = 0;
  for (let opens = marked.indexOf(OPENS); opens >= 0; opens = marked.indexOf(OPENS, from)) {
    const closes = marked.indexOf(CLOSES, opens);
    if (closes < 0) break;
    const before = marked.slice(from, opens);
    const inside = marked.slice(opens + OPENS.length, closes);
    unbalanced ||= before.includes(CLOSES) || inside.includes(OPENS);
    take(before);
    const start = length;
    take(inside);
    spans.push({ start, end: length });
    from = closes + CLOSES.length;
  }
  const rest = marked.slice(from);
  take(rest);
  return { text, spans, unbalanced: unbalanced || rest.includes(OPENS) || rest.includes(CLOSES) };
}

/** Writes a text with its confidential parts in double square brackets; the spans do not touch each other. */
export function writeMarkedParts(text: string, spans: readonly TextSpan[]): string {
  const characters = [...text];
  for (const { start, end } of [...spans].sort((a, b) => b.start - a.start)) {
    characters.splice(end, 0, CLOSES);
    characters.splice(start, 0, OPENS);
  }
  return characters.join('');
}
