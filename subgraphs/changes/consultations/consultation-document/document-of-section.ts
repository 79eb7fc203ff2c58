import type { DeclaredDocument } from './consultation-document';
import { type DocumentProblems, excerpt } from './document-problem';
import { CODE, withoutMarks } from './prose';
import type { Section } from './sections';

const CODED_TITLE = new RegExp(`^(.+) \\((${CODE})\\)$`);

/** The document that a heading or an attachment names by its title, its code or both, which must then agree. */
export function documentTitled(
  written: string,
  line: number,
  documents: readonly DeclaredDocument[],
  problems: DocumentProblems,
): DeclaredDocument | undefined {
  const text = withoutMarks(written);
  const [, title = text, code] = CODED_TITLE.exec(text) ?? [];
  const document = documents.find((declared) =>
    code === undefined ? declared.title === title : declared.code === code,
  );
  if (!document) {
    const known = documents.map((declared) => declared.code).join(', ');
    problems.add(
      line,
      'UNKNOWN_DOCUMENT',
      `${excerpt(text)} is none of the documents that the introduction lists.`,
      `Use the title or the code of a listed document (${known}), or list it.`,
    );
  } else if (code !== undefined && document.title !== title) {
    problems.add(
      line,
      'DOCUMENT_TITLES_DISAGREE',
      `${code} is ${excerpt(title)} here and ${excerpt(document.title)} in the introduction.`,
      'Use the same title in both places.',
    );
  }
  return document;
}

/** Parts of the changes section, each with the document whose changes it tells. */
export function sectionsByDocument(
  section: Section,
  documents: readonly DeclaredDocument[],
  subjectCodes: readonly string[],
  problems: DocumentProblems,
): { section: Section; documentCode: string }[] {
  const only = subjectCodes.length === 1 ? subjectCodes[0] : undefined;
  if (section.subsections.length === 0 && only !== undefined) return [{ section, documentCode: only }];
  const told: { section: Section; documentCode: string }[] = [];
  for (const part of section.subsections) {
    const document = documentTitled(part.title, part.line, documents, problems);
    if (!document) continue;
    if (!subjectCodes.includes(document.code)) {
      problems.add(
        part.line,
        'NOT_A_SUBJECT',
        `${document.code} is of tranche ${document.tranche}, which this consultation is not on.`,
        'List it in the latest tranche, or take its changes out.',
      );
    } else if (told.some(({ documentCode }) => documentCode === document.code)) {
      problems.add(
        part.line,
        'CHANGES_REPEATED',
        `The changes to ${document.code} are told twice.`,
        'Put them under one heading.',
      );
    } else told.push({ section: part, documentCode: document.code });
  }
  for (const code of subjectCodes) {
    if (!told.some(({ documentCode }) => documentCode === code)) {
      problems.add(
        section.line,
        'CHANGES_MISSING',
        `No part of this section tells the changes to ${code}.`,
        `Add a numbered heading with the title of ${code}, and its table of changes.`,
      );
    }
  }
  return told;
}
