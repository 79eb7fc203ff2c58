/** What a published consultation document says, as data. Dates are calendar days, `YYYY-MM-DD`. */
export interface ConsultationDocument {
  title: string;
  publisher: string;
  publishedOn: string;
  classification: string | null;
  closesOn: string;
  documents: DeclaredDocument[];
  /** The documents the consultation is on: those of its latest tranche. */
  subjectDocumentCodes: string[];
  changes: ProposedChange[];
  questions: ConsultationQuestion[];
  openIssues: StatedOpenIssue[];
  milestones: PlannedMilestone[];
  relatedConsultations: RelatedConsultation[];
  relatedDocuments: RelatedDocument[];
  attachments: Attachment[];
  responding: Responding;
  disclosure: DisclosureTerms;
}

export interface DeclaredDocument {
  code: string;
  title: string;
  tranche: number;
  isNew: boolean;
}

export interface ProposedChange {
  documentCode: string;
  area: string;
  rationale: string;
  points: string[];
  /** As cited, e.g. "1.10.3 – 5". */
  clauseReferences: string[];
  /** The clause numbers cited, ranges written out, in order. */
  clauses: string[];
  line: number;
}

export interface ConsultationQuestion {
  code: string;
  text: string;
  documentCode: string | null;
  line: number;
}

export interface StatedOpenIssue {
  summary: string;
  dependsOn: string;
  line: number;
}

export interface PlannedMilestone {
  name: string;
  authority: string | null;
  plannedFor: string;
  dueOn: string | null;
  line: number;
}

export interface RelatedConsultation {
  title: string;
  publisher: string;
  opensOn: string | null;
  closesOn: string | null;
  relation: string;
  sections: string[];
}

export interface RelatedDocument {
  code: string;
  title: string;
  kind: 'TESTING_APPROACH' | 'CODE_SECTION' | 'GUIDANCE';
  note: string | null;
}

export interface Attachment {
  number: number;
  title: string;
  documentCode: string | null;
}

export interface Responding {
  email: string | null;
  website: string | null;
  contacts: { purpose: string; email: string }[];
  closesOn: string;
}

export type DisclosureRegime = 'FOI_2000' | 'DPA_1998' | 'EIR_2004';

export interface DisclosureTerms {
  mayBePublished: boolean;
  sharedWith: string[];
  regimes: DisclosureRegime[];
  /** A disclaimer that a mail system adds is not by itself a request for confidentiality. */
  automaticDisclaimerIsNoRequest: boolean;
}
