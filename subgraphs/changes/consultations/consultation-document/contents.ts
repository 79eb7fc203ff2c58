import { type DocumentProblems, excerpt } from './document-problem';
import { collapse } from './prose';
import type { SourceLine } from './source-lines';

export interface ContentsEntry {
  number: string;
  title: string;
  line: number;
}

export interface Contents {
  /** Positions among the lines: where the table begins, and the first line after it. */
  from: number;
  to: number;
  entries: ContentsEntry[];
}

const HEADING = /^(\d{1,2}(?:\.\d{1,2}){0,3})\.? (\S.{0,198})$/;

/** A numbered heading such as "2.1 Incident Management Policy". */
export function numberedHeading(text: string): { number: string; title: string } | undefined {
  const [, number, title] = HEADING.exec(collapse(text)) ?? [];
  return number === undefined || title === undefined ? undefined : { number, title };
}

/** Finds the table of contents, which is passed over but says which headings must follow. */
export function readContents(lines: readonly SourceLine[], problems: DocumentProblems): Contents | undefined {
  const from = lines.findIndex((line) => /^\s*(?:table of )?contents\s*$/i.test(line.text));
  if (from < 0) return undefined;
  const entries: ContentsEntry[] = [];
  let to = from + 1;
  let adjoining = false;
  for (let at = from + 1; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;
    if (line.text.trim() === '') {
      adjoining = false;
      continue;
    }
    const entry = contentsEntry(line.text);
    const begins = entries.length === 0 || adjoining;
    const goesOn = entry && line.text.includes('\t') && !entries.some(({ number }) => number === entry.number);
    if (!begins && !goesOn) break;
    if (entry && !entries.some(({ number }) => number === entry.number)) entries.push({ ...entry, line: line.number });
    else {
      problems.add(
        line.number,
        'CONTENTS_LINE_UNREADABLE',
        `The table of contents has no place for ${excerpt(line.text)}.`,
        'Write each entry as number, title and page with tabs between, once, and leave a blank line after the table.',
      );
      if (entries.length === 0) return { from, to: at + 1, entries };
    }
    adjoining = true;
    to = at + 1;
  }
  return { from, to, entries };
}

function contentsEntry(text: string): { number: string; title: string } | undefined {
  const cells = text
    .split('\t')
    .map(collapse)
    .filter((cell) => cell !== '');
  const last = cells.at(-1) ?? '';
  if (cells.length > 1 && /^\d{1,4}$/.test(last)) cells.pop();
  return numberedHeading(cells.join(' '));
}
