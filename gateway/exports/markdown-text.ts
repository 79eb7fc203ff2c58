import { plainText } from './plain-text';

const SPECIAL = /[\\`*_{}[\]<>|~$^&]/g;
/** What makes a heading, a list, a quote, a rule, a link reference or a table of a line that begins with it. */
const LINE_START = /^(?:[#+\-=:]|\d+(?=[.)]))/;
/** What some readers of Markdown make links of by themselves. */
const AUTOMATIC_LINK = /:(?=\/\/)|@|\.(?<=\bwww\.)/gi;

/** A space at an end of a line would be lost, or begin a block of code. */
function edges(line: string): string {
  const kept = (spaces: string) => spaces.replaceAll(' ', '&#32;');
  return line.replace(/^ +| +$/g, kept).replaceAll('\t', '&#9;');
}

function withoutMarkup(line: string): string {
  return line.replace(SPECIAL, '\\$&').replace(AUTOMATIC_LINK, '\\$&');
}

function escapedLine(line: string): string {
  const escaped = withoutMarkup(line);
  const [start] = LINE_START.exec(escaped) ?? [];
  if (start === undefined) return edges(escaped);
  return edges(/^\d/.test(start) ? `${start}\\${escaped.slice(start.length)}` : `\\${escaped}`);
}

/** Lines of text as one paragraph of Markdown in which nothing is markup; a line break stays one. */
export function markdownRun(text: string): string {
  return plainText(text).split('\n').map(escapedLine).join('\\\n');
}

/** As `markdownRun`, for a paragraph of its own, which cannot end in line breaks. */
export function markdownParagraph(text: string): string {
  return markdownRun(text.trimEnd());
}

/** Text on one line, of a heading or of a table; line breaks, which it cannot have, as the tag for them. */
export function markdownLine(text: string): string {
  return plainText(text)
    .split('\n')
    .map((line) => edges(withoutMarkup(line).replaceAll('#', '\\#')))
    .join('<br>');
}
