import type { EntityManager } from 'typeorm';
import type { Authorship } from '../../../platform/history/history';
import type { Consultation } from './consultation';
import type { ConsultationDocument } from './consultation-document';
import type { DocumentIds } from './import-mentions';

/** A published text, and the consultation that it becomes or revises. */
export interface ImportedText {
  consultation: Consultation;
  document: ConsultationDocument;
  /** What the text said before; null for a first one. */
  previous: ConsultationDocument | null;
  documentIds: DocumentIds;
}

export type ImportOfParts = [transaction: EntityManager, by: Authorship, text: ImportedText];
