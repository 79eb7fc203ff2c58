import { wholeDate } from './calendar-date';
import { type DocumentProblems, excerpt } from './document-problem';
import { bracketsAreClosed, collapse, withoutMarks } from './prose';
import type { SourceLine } from './source-lines';

export interface FrontMatter {
  title: string;
  publishedOn: string;
  classification: string | null;
}

/** Reads what stands before the table of contents: the title, then "Date: …" and perhaps "Classification: …". */
export function readFrontMatter(lines: readonly SourceLine[], problems: DocumentProblems): FrontMatter {
  const title: SourceLine[] = [];
  const labelled = new Map<string, { line: number; value: string }>();
  for (const line of lines) {
    const text = collapse(withoutMarks(line.text));
    if (text === '') continue;
    const [, label = '', value = ''] = /^(Date|Classification)\s*:\s*(.*)$/i.exec(text) ?? [];
    if (label !== '' && !line.text.trim().includes('\t') && !labelled.has(label.toLowerCase())) {
      labelled.set(label.toLowerCase(), { line: line.number, value });
    } else if (label === '' && labelled.size === 0 && !line.text.includes('\t') && followsOn(title, line))
      title.push(line);
    else {
      problems.add(
        line.number,
        'FRONT_LINE_UNREADABLE',
        `${excerpt(line.text)} has no place between title and contents.`,
        'Before the table of contents write the title, “Date: 3 March 2020” and, if there is one, “Classification: …”, each once.',
      );
    }
  }
  return {
    title: readTitle(title, problems),
    publishedOn: readDate(labelled.get('date'), lines, problems),
    classification: readClassification(labelled.get('classification'), problems),
  };
}

/** A long title may go over several lines, but not over a blank one. */
function followsOn(title: readonly SourceLine[], line: SourceLine): boolean {
  const last = title.at(-1);
  return last === undefined || last.number + 1 === line.number;
}

function readTitle(lines: readonly SourceLine[], problems: DocumentProblems): string {
  const title = collapse(lines.map((line) => withoutMarks(line.text)).join(' '));
  const line = lines[0]?.number ?? 1;
  if (title === '') {
    problems.add(
      line,
      'TITLE_MISSING',
      'The document has no title before its date.',
      'Begin the text with the title of the consultation.',
    );
  } else if (!/consultation/i.test(title)) {
    problems.add(
      line,
      'NOT_A_CONSULTATION',
      `The title ${excerpt(title)} does not speak of a consultation.`,
      'Send a consultation document; its title says “Consultation on …”.',
    );
  } else if (!bracketsAreClosed(title)) {
    problems.add(
      line,
      'BRACKET_UNCLOSED',
      'The brackets in the title do not open and close in pairs.',
      'Add the missing bracket or take the odd one out.',
    );
  }
  return title;
}

function readDate(
  found: { line: number; value: string } | undefined,
  lines: readonly SourceLine[],
  problems: DocumentProblems,
): string {
  if (!found) {
    problems.add(
      lines[0]?.number ?? 1,
      'DATE_MISSING',
      'The document does not say when it was published.',
      'Add a line such as “Date: 3 March 2020” under the title.',
    );
    return '';
  }
  const date = wholeDate(found.value);
  if (!date) {
    problems.add(
      found.line,
      'DATE_UNREADABLE',
      `${excerpt(found.value)} is not read as a date.`,
      'Write day, month and year, such as “Date: 3 March 2020”.',
    );
  }
  return date?.day ?? '';
}

function readClassification(
  found: { line: number; value: string } | undefined,
  problems: DocumentProblems,
): string | null {
  if (found?.value !== '') return found?.value ?? null;
  problems.add(
    found.line,
    'CLASSIFICATION_EMPTY',
    'The classification is left empty.',
    'Write the classification after the colon, or take the line out.',
  );
  return null;
}
