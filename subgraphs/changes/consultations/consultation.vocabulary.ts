import { registerEnumType } from 'type-graphql';

export enum ConsultationStatus {
  DRAFT = 'DRAFT',
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  UNDER_REVIEW = 'UNDER_REVIEW',
  CONCLUDED = 'CONCLUDED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(ConsultationStatus, {
  name: 'ConsultationStatus',
  description: 'Where a consultation stands in its life.',
  valuesConfig: {
    DRAFT: { description: 'Being written, not yet published.' },
    OPEN: { description: 'Responses are invited, up to the end of the closing day.' },
    CLOSED: { description: 'The closing day has passed; late responses are still taken.' },
    UNDER_REVIEW: { description: 'Responses are being read and decided on.' },
    CONCLUDED: { description: 'Everything is decided; no more responses are taken.' },
    WITHDRAWN: { description: 'Given up.' },
  },
});

export enum Confidentiality {
  NONE = 'NONE',
  PARTIAL = 'PARTIAL',
  ALL = 'ALL',
}
registerEnumType(Confidentiality, {
  name: 'Confidentiality',
  description: 'How much of a response its respondent regards as confidential.',
  valuesConfig: {
    NONE: { description: 'Nothing: it may be published.' },
    PARTIAL: { description: 'The parts that are marked.' },
    ALL: { description: 'All of it, and that it was made.' },
  },
});

export enum Stance {
  SUPPORTS = 'SUPPORTS',
  SUPPORTS_WITH_COMMENTS = 'SUPPORTS_WITH_COMMENTS',
  NEUTRAL = 'NEUTRAL',
  OPPOSES = 'OPPOSES',
  NO_COMMENT = 'NO_COMMENT',
}
registerEnumType(Stance, {
  name: 'Stance',
  description: 'What a respondent thinks of what a question is about.',
  valuesConfig: {
    SUPPORTS: { description: 'In favour.' },
    SUPPORTS_WITH_COMMENTS: { description: 'In favour, with points to make.' },
    NEUTRAL: { description: 'Neither for nor against.' },
    OPPOSES: { description: 'Against.' },
    NO_COMMENT: { description: 'Has nothing to say on it.' },
  },
});

export enum DispositionOutcome {
  ACCEPTED = 'ACCEPTED',
  PARTLY_ACCEPTED = 'PARTLY_ACCEPTED',
  REJECTED = 'REJECTED',
  NOTED = 'NOTED',
  DEFERRED = 'DEFERRED',
  OUT_OF_SCOPE = 'OUT_OF_SCOPE',
}
registerEnumType(DispositionOutcome, {
  name: 'DispositionOutcome',
  description: 'What was decided on a comment.',
  valuesConfig: {
    ACCEPTED: { description: 'The draft is changed as asked.' },
    PARTLY_ACCEPTED: { description: 'The draft is changed, not in all that was asked.' },
    REJECTED: { description: 'The draft stays as it is.' },
    NOTED: { description: 'Read; it calls for no change.' },
    DEFERRED: { description: 'Kept for later.' },
    OUT_OF_SCOPE: { description: 'About something that the consultation is not on.' },
  },
});

export enum MilestoneState {
  PLANNED = 'PLANNED',
  DONE = 'DONE',
  LATE = 'LATE',
  CANCELLED = 'CANCELLED',
}
registerEnumType(MilestoneState, {
  name: 'MilestoneState',
  description: 'Where a milestone stands today.',
  valuesConfig: {
    PLANNED: { description: 'Still to come.' },
    DONE: { description: 'Reached.' },
    LATE: { description: 'Not reached by its day.' },
    CANCELLED: { description: 'Given up.' },
  },
});

export enum OpenIssueState {
  OPEN = 'OPEN',
  RESOLVED = 'RESOLVED',
}
registerEnumType(OpenIssueState, {
  name: 'OpenIssueState',
  description: 'Whether an issue still waits for something.',
  valuesConfig: {
    OPEN: { description: 'It waits for what it depends on.' },
    RESOLVED: { description: 'It is settled.' },
  },
});

export enum DisclosureRegime {
  FOI_2000 = 'FOI_2000',
  DPA_1998 = 'DPA_1998',
  EIR_2004 = 'EIR_2004',
}
registerEnumType(DisclosureRegime, {
  name: 'DisclosureRegime',
  description: 'Law under which a response may have to be disclosed.',
  valuesConfig: {
    FOI_2000: { description: 'Freedom of Information Act 2000.' },
    DPA_1998: { description: 'Data Protection Act 1998.' },
    EIR_2004: { description: 'Environmental Information Regulations 2004.' },
  },
});

export enum DocumentMentionRole {
  SUBJECT = 'SUBJECT',
  TRANCHE = 'TRANCHE',
  RELATED = 'RELATED',
}
registerEnumType(DocumentMentionRole, {
  name: 'DocumentMentionRole',
  description: 'Why a consultation names a document.',
  valuesConfig: {
    SUBJECT: { description: 'The consultation is on it.' },
    TRANCHE: { description: 'It belongs to an earlier tranche of the same programme of changes.' },
    RELATED: { description: 'It is to be read beside the consultation, e.g. a testing approach.' },
  },
});

export enum ImportOutcome {
  IMPORTED = 'IMPORTED',
  UNCHANGED = 'UNCHANGED',
  REVISED = 'REVISED',
  CHECKED = 'CHECKED',
}
registerEnumType(ImportOutcome, {
  name: 'ImportOutcome',
  description: 'What an import of a document did.',
  valuesConfig: {
    IMPORTED: { description: 'The consultation, or the draft of a document, is new.' },
    UNCHANGED: { description: 'The same text is there already: nothing was changed.' },
    REVISED: { description: 'The consultation was there with another text: it is revised.' },
    CHECKED: { description: 'A dry run: the text is understood; nothing was changed.' },
  },
});
