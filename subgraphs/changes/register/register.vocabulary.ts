import { registerEnumType } from 'type-graphql';

export enum DocumentKind {
  SUBSIDIARY_DOCUMENT = 'SUBSIDIARY_DOCUMENT',
  CODE_SECTION = 'CODE_SECTION',
  LICENCE = 'LICENCE',
  TESTING_APPROACH = 'TESTING_APPROACH',
  GUIDANCE = 'GUIDANCE',
}
registerEnumType(DocumentKind, {
  name: 'DocumentKind',
  description: 'What a document is to the code.',
  valuesConfig: {
    SUBSIDIARY_DOCUMENT: { description: 'A document that stands under the code and is designated with it.' },
    CODE_SECTION: { description: 'A section of the main body of the code.' },
    LICENCE: { description: "DCC's licence, or a condition of it." },
    TESTING_APPROACH: { description: 'Says how something is tested before it goes live.' },
    GUIDANCE: { description: 'Explains; binds nobody.' },
  },
});

export enum BaselineStatus {
  DRAFT = 'DRAFT',
  IN_CONSULTATION = 'IN_CONSULTATION',
  BASELINED = 'BASELINED',
  SUBMITTED = 'SUBMITTED',
  DESIGNATED = 'DESIGNATED',
  SUPERSEDED = 'SUPERSEDED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(BaselineStatus, {
  name: 'BaselineStatus',
  description: 'Where a baseline stands on its way into force and out of it.',
  valuesConfig: {
    DRAFT: { description: 'Being written; its text may still change.' },
    IN_CONSULTATION: { description: 'Put out for consultation.' },
    BASELINED: { description: 'Agreed and fixed.' },
    SUBMITTED: { description: 'With the Secretary of State, for designation.' },
    DESIGNATED: { description: 'Designated: in force from its date.' },
    SUPERSEDED: { description: 'Was in force until a later one took its place.' },
    WITHDRAWN: { description: 'Given up, or taken out of force with none in its place.' },
  },
});

export enum DiffKind {
  ADDED = 'ADDED',
  REMOVED = 'REMOVED',
  MODIFIED = 'MODIFIED',
  MOVED = 'MOVED',
  UNCHANGED = 'UNCHANGED',
}
registerEnumType(DiffKind, {
  name: 'DiffKind',
  description: 'What became of a clause from one state of its document to another.',
  valuesConfig: {
    ADDED: { description: 'It is new.' },
    REMOVED: { description: 'It is gone.' },
    MODIFIED: { description: 'Its heading or text is another, wherever it stands.' },
    MOVED: {
      description: 'Its words are the same; its number, the clause above it or its place beside others is another.',
    },
    UNCHANGED: { description: 'It says the same in the same place.' },
  },
});

export enum DiffOperation {
  EQUAL = 'EQUAL',
  INSERT = 'INSERT',
  DELETE = 'DELETE',
}
registerEnumType(DiffOperation, {
  name: 'DiffOperation',
  description: 'What a red-line does with a piece of text.',
  valuesConfig: {
    EQUAL: { description: 'It stands in both texts.' },
    INSERT: { description: 'It stands only in the text after.' },
    DELETE: { description: 'It stands only in the text before.' },
  },
});

export enum RedLineFormat {
  HTML = 'HTML',
  MARKDOWN = 'MARKDOWN',
}
registerEnumType(RedLineFormat, {
  name: 'RedLineFormat',
  description: 'How a red-line is written out.',
  valuesConfig: {
    HTML: { description: 'A piece of HTML, with `ins` and `del`.' },
    MARKDOWN: { description: 'Markdown, with `<ins>` and `<del>` in it.' },
  },
});

export enum TraceLinkType {
  REFERENCES = 'REFERENCES',
  IMPLEMENTS = 'IMPLEMENTS',
  GOVERNS = 'GOVERNS',
  AFFECTS = 'AFFECTS',
  RAISED_AGAINST = 'RAISED_AGAINST',
  EVIDENCES = 'EVIDENCES',
  MITIGATES = 'MITIGATES',
  SUPERSEDES = 'SUPERSEDES',
  DERIVES_FROM = 'DERIVES_FROM',
}
registerEnumType(TraceLinkType, {
  name: 'TraceLinkType',
  description: 'What a link says of the thing it comes from, towards the thing it goes to.',
  valuesConfig: {
    REFERENCES: { description: 'It speaks of the other.' },
    IMPLEMENTS: { description: 'It puts the other into practice.' },
    GOVERNS: { description: 'It lays down how the other is to be.' },
    AFFECTS: { description: 'It changes the other, or what becomes of it.' },
    RAISED_AGAINST: { description: 'It was raised because of the other, or under it.' },
    EVIDENCES: { description: 'It shows whether the other is kept.' },
    MITIGATES: { description: 'It lessens the harm of the other.' },
    SUPERSEDES: { description: 'It takes the place of the other.' },
    DERIVES_FROM: { description: 'It follows from the other.' },
  },
});

export enum TraceLinkStatus {
  CURRENT = 'CURRENT',
  SUSPECT = 'SUSPECT',
  RETIRED = 'RETIRED',
}
registerEnumType(TraceLinkStatus, {
  name: 'TraceLinkStatus',
  description: 'Whether a link can be relied on.',
  valuesConfig: {
    CURRENT: { description: 'It holds.' },
    SUSPECT: { description: 'A clause at an end has changed since the link was last reviewed.' },
    RETIRED: { description: 'It no longer holds and is kept for the record; traces do not follow it.' },
  },
});

export enum TraceDirection {
  OUT = 'OUT',
  IN = 'IN',
  BOTH = 'BOTH',
}
registerEnumType(TraceDirection, {
  name: 'TraceDirection',
  description: 'Which way links are followed from a thing.',
  valuesConfig: {
    OUT: { description: 'Links that come from it.' },
    IN: { description: 'Links that go to it.' },
    BOTH: { description: 'Either way.' },
  },
});

export enum ComplianceOutcome {
  COMPLIANT = 'COMPLIANT',
  NON_COMPLIANT = 'NON_COMPLIANT',
  NOT_APPLICABLE = 'NOT_APPLICABLE',
  ERROR = 'ERROR',
}
registerEnumType(ComplianceOutcome, {
  name: 'ComplianceOutcome',
  description: 'What an assessment found.',
  valuesConfig: {
    COMPLIANT: { description: 'Nothing breaks the duty.' },
    NON_COMPLIANT: { description: 'Something breaks the duty.' },
    NOT_APPLICABLE: { description: 'There is nothing that the duty is about.' },
    ERROR: { description: "The obligation's query could not be run, or its answer not be read." },
  },
});
