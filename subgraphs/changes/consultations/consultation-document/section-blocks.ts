import { type Block, readBlocks } from './blocks';
import type { DocumentProblems } from './document-problem';
import type { Section, SectionKind, Sections } from './sections';

/** Where tables and lists are read; elsewhere they would be lost, and are refused. */
const TABLES_IN: readonly SectionKind[] = ['changes', 'questions'];
const LISTS_IN: readonly SectionKind[] = ['introduction', 'nextSteps', 'responding', 'attachments'];

export interface SectionBlocks {
  /** What stands under the heading itself. */
  own(section: Section): Block[];
  /** That and what stands under the headings below it; nothing when the section is missing. */
  all(section: Section | undefined): Block[];
}

/** Reads the text of every section once. */
export function readSectionBlocks(sections: Sections, problems: DocumentProblems): SectionBlocks {
  const read = new Map<Section, Block[]>();
  const own = (section: Section) => read.get(section) ?? [];
  for (const [kind, section] of entriesOf(sections)) {
    for (const part of [section, ...section.subsections]) {
      const blocks = readBlocks(part.lines, problems);
      read.set(part, blocks);
      const tablesBelow = kind === 'changes' && part === section && section.subsections.length > 0;
      checkKinds(blocks, TABLES_IN.includes(kind) && !tablesBelow, LISTS_IN.includes(kind), problems);
    }
  }
  return {
    own,
    all: (section) => (section ? [section, ...section.subsections].flatMap(own) : []),
  };
}

function entriesOf(sections: Sections): [SectionKind, Section][] {
  const kinds: SectionKind[] = [
    'introduction',
    'changes',
    'openIssues',
    'nextSteps',
    'questions',
    'responding',
    'attachments',
  ];
  return kinds.flatMap((kind): [SectionKind, Section][] => {
    const section = sections[kind];
    return section ? [[kind, section]] : [];
  });
}

function checkKinds(blocks: readonly Block[], tables: boolean, lists: boolean, problems: DocumentProblems): void {
  for (const { kind, line } of blocks) {
    if (kind === 'table' && !tables) {
      problems.add(
        line,
        'TABLE_UNEXPECTED',
        'There is a table where none is read.',
        'Say it in sentences or points, or move the table under the heading that it belongs to.',
      );
    } else if (kind === 'list' && !lists) {
      problems.add(
        line,
        'LIST_UNEXPECTED',
        'There is a list where none is read.',
        'Say it in sentences, or move the points into the table or section that they belong to.',
      );
    }
  }
}
