import MarkdownIt from 'markdown-it';
import { canonicalHeading, canonicalText, fenceAfter } from './canonical-text';
import { numberBefore } from './clause-number';
import { counted, type DocumentReading, type ReadClause } from './document-reading';

/** HTML is text here: what it would hide is to be seen. What stands inside a line is not read, whatever it is made to be. */
const markdown = new MarkdownIt({ html: false }).disable('inline');

export interface MarkdownHeading {
  level: number;
  content: string;
  /** Its first line, from 0, and the one after its last. */
  start: number;
  end: number;
}

/** The headings of a Markdown text that stand in no list, quotation or code. */
export function headingsOf(text: string): MarkdownHeading[] {
  const tokens = markdown.parse(text, {});
  return tokens.flatMap((token, index) => {
    if (token.type !== 'heading_open' || token.level !== 0 || !token.map) return [];
    const [start, end] = token.map;
    return [{ level: Number(token.tag.slice(1)), content: tokens[index + 1]?.content ?? '', start, end }];
  });
}

/** Reads a document in Markdown: a clause for each numbered heading, of whatever level, with what stands under it. */
export function readMarkdown(content: string): DocumentReading {
  const lines = content
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const headings = headingsOf(lines.join('\n'));
  const numbered = headings.flatMap((heading) => {
    const found = numberBefore(heading.content.trim());
    return found ? [{ ...heading, number: found.number, heading: found.rest }] : [];
  });
  const clauses = numbered.map(({ number, heading, start, end }, index): ReadClause => {
    const next = numbered[index + 1]?.start ?? lines.length;
    return {
      number,
      heading: canonicalHeading(heading),
      text: canonicalText(lines.slice(end, next).join('\n')),
      place: `line ${start + 1}`,
    };
  });
  const front = lines.slice(0, numbered[0]?.start ?? lines.length);
  return { clauses, notices: [...frontNotices(front, headings), ...unclosedFence(lines)] };
}

/** What stands before the first clause is told; a document's title alone needs no telling. */
function frontNotices(front: readonly string[], headings: readonly MarkdownHeading[]): string[] {
  const title = headings.find(({ level, start }) => level === 1 && start < front.length);
  const rest = front.filter(
    (line, index) => line.trim() !== '' && !(title && index >= title.start && index < title.end),
  );
  const [first] = rest;
  if (first === undefined) return [];
  return [
    `What stands before the first numbered heading is not taken: “${first.trim().slice(0, 60)}” (${counted(rest.length, 'line')}).`,
  ];
}

/** Code that is never closed hides all headings after it. */
function unclosedFence(lines: readonly string[]): string[] {
  let open: string | null = null;
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const after = fenceAfter(line, open);
    if (open === null && after !== null) at = index + 1;
    open = after;
  }
  return open === null
    ? []
    : [`The code that begins at line ${at} is never closed: all that follows is taken for code.`];
}
