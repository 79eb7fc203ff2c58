import { type Contents, numberedHeading } from './contents';
import { type DocumentProblems, excerpt } from './document-problem';
import type { SourceLine } from './source-lines';

export interface Section {
  number: string;
  title: string;
  line: number;
  /** What stands under this heading, before the next one of any level. */
  lines: SourceLine[];
  subsections: Section[];
}

/** The sections that any consultation of this kind has, known by their headings and not by their numbers. */
const KINDS = {
  introduction: { heading: /\bintroduction\b|\bbackground\b/i, example: 'Introduction' },
  changes: {
    heading: /\b(?:proposed|summary of)\b.*\b(?:amendments?|changes?)\b/i,
    example: 'Summary of proposed amendments',
  },
  openIssues: { heading: /\bopen issues?\b/i, example: 'Open Issues' },
  nextSteps: { heading: /\bnext steps?\b/i, example: 'Next Steps' },
  questions: { heading: /\bquestions?\b/i, example: 'Questions for consultation respondents' },
  responding: { heading: /\bhow to respond\b|\bresponding to\b/i, example: 'How to Respond' },
  attachments: { heading: /\battachments?\b/i, example: 'Attachments' },
} as const;

const MOST_HEADINGS = 500;

export type SectionKind = keyof typeof KINDS;
export type Sections = { [kind in SectionKind]?: Section };

/** Cuts the body of the document at its headings and tells its sections apart. */
export function readSections(
  body: readonly SourceLine[],
  contents: Contents | undefined,
  problems: DocumentProblems,
): Sections {
  const flat = cutAtHeadings(body, contents, problems);
  const top: Section[] = [];
  for (const section of flat) {
    const parent = top.at(-1);
    if (section.number.includes('.') && parent) parent.subsections.push(section);
    else top.push(section);
  }
  const found: Sections = {};
  for (const section of problems.isFull ? [] : top) {
    const kind = kindOf(section.title);
    if (kind === undefined) {
      problems.add(
        section.line,
        'UNKNOWN_SECTION',
        `The section ${excerpt(section.title)} is of no kind that is read.`,
        'Take it out or move its text under one of the known headings.',
      );
    } else if (found[kind]) {
      problems.add(
        section.line,
        'SECTION_REPEATED',
        `The section ${excerpt(section.title)} is there twice.`,
        'Put both under one heading.',
      );
    } else found[kind] = section;
  }
  const last = body.at(-1)?.number ?? 1;
  for (const kind of kinds()) {
    if (found[kind]) continue;
    problems.add(
      last,
      'SECTION_MISSING',
      `There is no section such as “${KINDS[kind].example}”.`,
      `Add the section, with a numbered heading on a line of its own, such as “4 ${KINDS[kind].example}”.`,
    );
  }
  return found;
}

function cutAtHeadings(
  body: readonly SourceLine[],
  contents: Contents | undefined,
  problems: DocumentProblems,
): Section[] {
  const before = problems.count;
  const expected = new Map(contents?.entries.map((entry) => [`${entry.number} ${entry.title}`, entry]));
  const sections: Section[] = [];
  for (const [at, line] of body.entries()) {
    const heading = numberedHeading(line.text);
    const listed = heading && expected.delete(`${heading.number} ${heading.title}`);
    const standsAlone = blank(body[at - 1]) && blank(body[at + 1]) && !/[.:;?!]$/.test(line.text.trim());
    if (heading && (listed || standsAlone)) {
      if (sections.length === MOST_HEADINGS) {
        problems.add(
          line.number,
          'TOO_MANY_HEADINGS',
          `There are more than ${MOST_HEADINGS} numbered headings.`,
          'Send the consultation document alone; lines that begin with a number and end without a full stop are taken for headings.',
        );
        return sections;
      }
      if (contents && !listed) {
        problems.add(
          line.number,
          'HEADING_NOT_IN_CONTENTS',
          `The table of contents does not have the heading ${excerpt(line.text)}, or has it once only.`,
          'Make heading and table of contents the same.',
        );
      }
      sections.push({ ...heading, line: line.number, lines: [], subsections: [] });
    } else if (sections.length > 0) sections.at(-1)?.lines.push(line);
    else if (line.text.trim() !== '') {
      problems.add(
        line.number,
        'TEXT_BEFORE_FIRST_HEADING',
        `${excerpt(line.text)} stands before the first section.`,
        'Put it under a numbered heading.',
      );
    }
  }
  for (const entry of expected.values()) {
    problems.add(
      entry.line,
      'HEADING_MISSING',
      `The table of contents announces “${entry.number} ${entry.title}”, which no heading of the text says.`,
      'Put the heading on a line of its own, in the words of the table of contents.',
    );
  }
  if (problems.count === before) checkOrder(sections, problems);
  return sections;
}

function checkOrder(sections: readonly Section[], problems: DocumentProblems): void {
  let allowed = ['1'];
  for (const { number, line } of sections) {
    if (problems.isFull) return;
    if (!allowed.includes(number)) {
      problems.add(
        line,
        'HEADING_OUT_OF_ORDER',
        `Heading ${number} does not follow the one before it; ${allowed.join(' or ')} would.`,
        'Number the headings one after the other; none may be left out.',
      );
    }
    allowed = [`${number}.1`];
    const parts = number.split('.').map(Number);
    for (let level = parts.length; level > 0; level -= 1) {
      allowed.push([...parts.slice(0, level - 1), (parts[level - 1] ?? 0) + 1].join('.'));
    }
  }
}

function kindOf(title: string): SectionKind | undefined {
  return kinds().find((kind) => KINDS[kind].heading.test(title));
}

function kinds(): SectionKind[] {
  return ['openIssues', 'nextSteps', 'questions', 'responding', 'attachments', 'changes', 'introduction'];
}

function blank(line: SourceLine | undefined): boolean {
  return line === undefined || line.text.trim() === '';
}
