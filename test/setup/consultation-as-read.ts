import { readConsultationDocument } from '../../subgraphs/changes/consultations/consultation-document';
import type { Json } from './product';

/** Everything that a consultation's text tells, asked of the graph. */
export const STATED = `
  id reference title classification publishedOn opensOn closesOn status version publisher { id }
  responseInstructions { email website contacts { purpose email } }
  responsesMayBePublished sharedWith disclosureRegimes automaticDisclaimerIsNoRequest
  documents { code } relatedDocuments { code }
  mentions { role tranche isNew note document { code } }
  questions { id code text retiredAt document { code } }
  changes(first: 200) { nodes {
    id area rationale points clauseReferences retiredAt document { code } clauses { number document { code } } } }
  openIssues { id summary dependsOn state retiredAt }
  milestones { id name authority plannedFor dueOn retiredAt }
  relatedConsultations { title publisher opensOn closesOn relation sections }
  attachments { number title document { code } }`;

/** The same, and how it came to be so. */
export const EVERYTHING = `${STATED}
  revisions { id number at by contentHash text }
  history(first: 200) { totalCount nodes { actor action changes hash } }`;

const standing = (things: Json[]) => things.filter(({ retiredAt }) => retiredAt === null);
const codeOf = (document: Json): string | null => document?.code ?? null;

/** What the graph gives of a consultation, in the form in which its text is read. */
export function asGiven({ mentions, ...consultation }: Json) {
  const { title, classification, publishedOn, closesOn, responseInstructions } = consultation;
  const told = (mention: Json) => ({ ...mention, code: mention.document.code });
  return {
    ...{ title, classification, publishedOn, closesOn, responding: responseInstructions },
    publisher: consultation.publisher?.id,
    documents: mentions
      .filter(({ role }: Json) => role !== 'RELATED')
      .map(told)
      .map(({ code, tranche, isNew }: Json) => ({ code, tranche, isNew })),
    subjectDocumentCodes: consultation.documents.map(codeOf),
    relatedDocuments: mentions
      .filter(({ role }: Json) => role === 'RELATED')
      .map(told)
      .map(({ code, note }: Json) => ({ code, note })),
    changes: standing(consultation.changes.nodes).map(
      ({ document, area, rationale, points, clauseReferences, clauses }) => ({
        ...{ documentCode: codeOf(document), area, rationale, points, clauseReferences },
        clauses: clauses.map(({ number }: Json) => number),
      }),
    ),
    questions: standing(consultation.questions).map(({ code, text, document }) => ({
      ...{ code, text, documentCode: codeOf(document) },
    })),
    openIssues: standing(consultation.openIssues).map(({ summary, dependsOn }) => ({ summary, dependsOn })),
    milestones: standing(consultation.milestones).map(({ name, authority, plannedFor, dueOn }) => ({
      ...{ name, authority, plannedFor, dueOn },
    })),
    relatedConsultations: consultation.relatedConsultations,
    attachments: consultation.attachments.map(({ number, title: of, document }: Json) => ({
      ...{ number, title: of, documentCode: codeOf(document) },
    })),
    disclosure: {
      mayBePublished: consultation.responsesMayBePublished,
      sharedWith: consultation.sharedWith,
      regimes: consultation.disclosureRegimes,
      automaticDisclaimerIsNoRequest: consultation.automaticDisclaimerIsNoRequest,
    },
  };
}

/** What a text tells, in the same form; the reader of texts has a suite of its own. */
export function asRead(text: string) {
  const read = readConsultationDocument(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { responding, publisher, documents, subjectDocumentCodes: subject, relatedDocuments, ...rest } = read.document;
  const isSubject = ({ code }: { code: string }) => subject.includes(code);
  const ordered = [...documents.filter(isSubject), ...documents.filter((one) => !isSubject(one))];
  const { closesOn: _told, ...responseInstructions } = responding;
  return {
    ...rest,
    publisher: `organisation:${publisher}`,
    responding: responseInstructions,
    documents: ordered.map(({ code, tranche, isNew }) => ({ code, tranche, isNew })),
    subjectDocumentCodes: ordered.filter(isSubject).map(({ code }) => code),
    relatedDocuments: relatedDocuments.map(({ code, note }) => ({ code, note })),
    changes: rest.changes.map(({ line: _line, ...change }) => change),
    questions: rest.questions.map(({ line: _line, ...question }) => question),
    openIssues: rest.openIssues.map(({ line: _line, ...issue }) => issue),
    milestones: rest.milestones.map(({ line: _line, ...milestone }) => milestone),
  };
}
