const LINE_END = /\r\n?|[\u0085\u2028\u2029]/g;
const FENCE = /^\s*(?:(`{3,})[^`]*|(~{3,}).*)$/;

/** The fence that is open after a line of a Markdown text; null outside of fenced code. */
export function fenceAfter(line: string, open: string | null): string | null {
  const [, backticks, tildes] = FENCE.exec(line) ?? [];
  const fence = backticks ?? tildes;
  if (fence === undefined) return open;
  if (open === null) return fence;
  const closes = fence.startsWith(open) && line.trim() === fence;
  return closes ? null : open;
}

/**
 * The one form in which the text of a clause is kept, however it came: line ends as LF, no blanks at the end of a line,
 * at most one empty line between paragraphs, none at either end. Fenced code keeps its empty lines, and is closed.
 */
export function canonicalText(text: string): string {
  const lines: string[] = [];
  let fence: string | null = null;
  for (const given of text.replace(LINE_END, '\n').trim().split('\n')) {
    const line = given.trimEnd();
    if (line === '' && fence === null && lines.at(-1) === '') continue;
    lines.push(line);
    fence = fenceAfter(line, fence);
  }
  if (fence !== null) {
    while (lines.at(-1) === '') lines.pop();
    lines.push(fence);
  }
  return lines.join('\n').trim();
}

/** A heading in the form in which it is kept: one line, single spaces. */
export function canonicalHeading(heading: string): string {
  return heading.trim().replace(/\s+/g, ' ');
}
