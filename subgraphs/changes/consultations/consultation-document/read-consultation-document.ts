import { readAttachments } from './attachments';
import type { ConsultationDocument, PlannedMilestone } from './consultation-document';
import { numberedHeading, readContents } from './contents';
import { readDeclaredDocuments } from './declared-documents';
import { readDisclosure } from './disclosure';
import { sectionsByDocument } from './document-of-section';
import { type DocumentProblem, DocumentProblems, excerpt } from './document-problem';
import { type Footnote, takeFootnotes } from './footnotes';
import { readFrontMatter } from './front-matter';
import { readMilestones } from './milestones';
import { readOpenIssues } from './open-issues';
import { readProposedChanges } from './proposed-changes';
import { bracketsAreClosed } from './prose';
import { readPublisher } from './publisher';
import { readAskedQuestions, readQuestionTable } from './questions';
import { readRelatedConsultations, tellsOfConsultation } from './related-consultations';
import { readRelatedDocuments } from './related-documents';
import { type Closing, readResponding } from './responding';
import { readSectionBlocks } from './section-blocks';
import { readSections, type SectionKind } from './sections';
import { readSourceLines, type SourceLine } from './source-lines';

export type ReadConsultationDocument =
  | { ok: true; document: ConsultationDocument }
  | { ok: false; problems: DocumentProblem[] };

/** Reads a published consultation document; nothing is taken unless all of it is understood. */
export function readConsultationDocument(text: string): ReadConsultationDocument {
  const problems = new DocumentProblems();
  const lines = readSourceLines(text, problems);
  const document = lines && readLines(lines, problems);
  return document && problems.count === 0 ? { ok: true, document } : { ok: false, problems: problems.inLineOrder() };
}

function readLines(lines: readonly SourceLine[], problems: DocumentProblems): ConsultationDocument {
  const { flow, footnotes } = takeFootnotes(lines, problems);
  checkFootnotes(footnotes, problems);
  const contents = readContents(flow, problems);
  const bodyFrom = contents?.to ?? firstHeading(flow);
  const front = readFrontMatter(flow.slice(0, contents?.from ?? bodyFrom), problems);
  const sections = readSections(flow.slice(bodyFrom), contents, problems);
  const blocks = readSectionBlocks(sections, problems);
  const introduction = blocks.all(sections.introduction);
  const lineOf = (kind: SectionKind) => sections[kind]?.line ?? lines.length;

  const documents = readDeclaredDocuments(introduction, lineOf('introduction'), problems);
  const latest = Math.max(...documents.map(({ tranche }) => tranche));
  const subjectDocumentCodes = documents.filter(({ tranche }) => tranche === latest).map(({ code }) => code);
  const publisher = readPublisher(Object.values(sections).flatMap(blocks.all), lineOf('introduction'), problems);

  const told = sections.changes ? sectionsByDocument(sections.changes, documents, subjectDocumentCodes, problems) : [];
  const asked = told.flatMap(({ section, documentCode }) =>
    readAskedQuestions(blocks.own(section), documentCode, problems),
  );

  const respond = blocks.all(sections.responding);
  const { closing, ...responding } = readResponding(respond, lineOf('responding'), problems);
  checkClosing(front, responding.closesOn, closing.line, problems);
  return {
    ...front,
    publisher,
    closesOn: responding.closesOn,
    documents,
    subjectDocumentCodes,
    changes: told.flatMap(({ section, documentCode }) =>
      readProposedChanges(blocks.own(section), documentCode, section.line, problems),
    ),
    questions: readQuestionTable(
      blocks.all(sections.questions),
      lineOf('questions'),
      asked,
      subjectDocumentCodes,
      problems,
    ),
    openIssues: readOpenIssues(blocks.all(sections.openIssues), lineOf('openIssues'), problems),
    milestones: [
      closingMilestone(responding.closesOn, closing),
      ...readMilestones(blocks.all(sections.nextSteps), lineOf('nextSteps'), problems),
    ],
    relatedConsultations: readRelatedConsultations(
      [...introduction, ...blocks.all(sections.openIssues)],
      footnotes,
      publisher,
      problems,
    ),
    relatedDocuments: readRelatedDocuments(
      blocks.all(sections.openIssues),
      footnotes.filter((footnote) => !tellsOfConsultation(footnote)),
      documents.map(({ code }) => code),
      problems,
    ),
    attachments: readAttachments(
      blocks.all(sections.attachments),
      lineOf('attachments'),
      documents,
      subjectDocumentCodes,
      problems,
    ),
    responding,
    disclosure: readDisclosure(respond, lineOf('responding'), problems),
  };
}

/** Without a table of contents, the body begins with the first numbered line. */
function firstHeading(lines: readonly SourceLine[]): number {
  const at = lines.findIndex(({ text }) => numberedHeading(text)?.number === '1');
  return at < 0 ? lines.length : at;
}

function checkFootnotes(footnotes: readonly Footnote[], problems: DocumentProblems): void {
  for (const { line, text } of footnotes) {
    if (!bracketsAreClosed(text)) {
      problems.add(
        line,
        'BRACKET_UNCLOSED',
        `The brackets in ${excerpt(text)} do not open and close in pairs.`,
        'Add the missing bracket or take the odd one out.',
      );
    } else if (!/[.!?]$/.test(text)) {
      problems.add(
        line,
        'FOOTNOTE_UNFINISHED',
        `The footnote breaks off at ${excerpt(text.slice(-50))}.`,
        'Complete its last sentence.',
      );
    }
  }
}

function checkClosing(
  front: { publishedOn: string },
  closesOn: string,
  line: number,
  problems: DocumentProblems,
): void {
  if (closesOn === '' || front.publishedOn === '' || closesOn >= front.publishedOn) return;
  problems.add(
    line,
    'CLOSES_BEFORE_PUBLICATION',
    `The consultation closes on ${closesOn}, before it was published on ${front.publishedOn}.`,
    'Correct one of the two dates.',
  );
}

function closingMilestone(closesOn: string, { line, written }: Closing): PlannedMilestone {
  return { name: 'End of the consultation', authority: null, plannedFor: written, dueOn: closesOn, line };
}
