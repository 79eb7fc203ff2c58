import type { TextSpan } from '../responses/redaction';
import type { ResponseContact } from './consultation';
import type {
  Confidentiality,
  ConsultationStatus,
  DisclosureRegime,
  DispositionOutcome,
  MilestoneState,
  OpenIssueState,
  Stance,
} from './consultation.vocabulary';

/** The part of the sample case's `changes.json` that is about consultations, as it stands in the file. */
export interface ConsultationsSample {
  consultation: ConsultationSample;
  documents: DocumentSample[];
  responses: ResponseSample[];
  disclosures: DisclosureSample[];
}

export interface DocumentSample {
  code: string;
  kind: string;
  tranche?: number;
  source: string;
}

export interface ConsultationSample {
  reference: string;
  title: string;
  publisherId: string;
  classification: string;
  status: ConsultationStatus;
  opensOn: string;
  closesOn: string;
  documentCodes: string[];
  proposals: string[];
  invitedOrganisationIds: string[];
  questions: { code: string; text: string; documentCode?: string }[];
  changes: {
    number: number;
    documentCode: string;
    area: string;
    rationale: string;
    points: string[];
    clauseReferences: string[];
    clauses: string[];
  }[];
  openIssues: {
    number: number;
    summary: string;
    dependsOn: string;
    state: OpenIssueState;
    updates: { at: string; by: string; text: string }[];
  }[];
  milestones: {
    number: number;
    name: string;
    authority: string;
    plannedFor: string;
    dueOn?: string;
    doneOn?: string;
    state: MilestoneState;
  }[];
  relatedConsultations: {
    title: string;
    publisher: string;
    opensOn?: string;
    closesOn?: string;
    relation: string;
    sections?: string[];
  }[];
  attachments: { number: number; title: string; documentCode?: string }[];
  responseInstructions: { email?: string; website?: string; contacts?: ResponseContact[] };
  disclosureRegimes: DisclosureRegime[];
  sharedWith?: string[];
}

/** A clause as it stands in a baseline, by their keys. */
export interface PlacedClause {
  clause: string;
  baseline: string;
}

export interface ResponseSample {
  number: string;
  organisationId: string;
  receivedAt: string;
  confidentiality: Confidentiality;
  confidentialityReason?: string;
  acknowledgedAt?: string;
  answers: {
    questionCode: string;
    stance?: Stance;
    text: string;
    confidentialSpans?: TextSpan[];
    comments: (TextSpan & {
      themes: string[];
      clauses: string[];
      assignee?: string;
      disposition?: {
        outcome: DispositionOutcome;
        reasoning: string;
        decidedAt: string;
        decidedBy: string;
        resulting?: PlacedClause[];
      };
    })[];
  }[];
}

export interface DisclosureSample {
  number: number;
  response: string;
  requestedAt: string;
  regime: DisclosureRegime;
  byOrganisationId?: string;
  explanationConsidered: boolean;
  outcome?: string;
  decidedAt?: string;
}
