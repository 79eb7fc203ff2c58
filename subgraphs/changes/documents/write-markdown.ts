import { canonicalText } from './canonical-text';
import { depthOf, numberBefore } from './clause-number';
import type { ReadClause } from './document-reading';
import { headingsOf } from './read-markdown';

export type WrittenClause = Pick<ReadClause, 'number' | 'heading' | 'text'>;

/** Markdown has no deeper heading. */
const DEEPEST = 6;

/** A document in Markdown: its title, then a numbered heading a clause, as deep as its number. */
export function writeMarkdown(title: string, clauses: readonly WrittenClause[]): string {
  const parts = clauses.flatMap(({ number, heading, text }) => [
    headingLine(number, heading),
    ...(text === '' ? [] : [asText(text)]),
  ]);
  return `${[`# ${title}`, ...parts].join('\n\n')}\n`;
}

function headingLine(number: string, heading: string): string {
  const marks = '#'.repeat(Math.min(DEEPEST, depthOf(number) + 1));
  // Marks at the end of a heading are taken for its closing ones, unless such follow.
  const closing = /(?:^|\s)#+$/.test(heading) ? ` ${marks}` : '';
  return `${marks} ${number}${heading === '' ? '' : ` ${heading}`}${closing}`;
}

/** A heading in the text of a clause that would be read as a clause of its own is written as the text that it is. */
function asText(text: string): string {
  const written = canonicalText(text);
  const headings = headingsOf(written).filter(({ content }) => numberBefore(content.trim()) !== null);
  if (headings.length === 0) return written;
  const lines = written.split('\n');
  for (const { start, end } of headings) {
    const marked = lines[start]?.trimStart().startsWith('#') ? start : end - 1;
    lines[marked] = `\\${lines[marked]?.trimStart()}`;
  }
  // What followed may have become a heading by it.
  return asText(lines.join('\n'));
}
