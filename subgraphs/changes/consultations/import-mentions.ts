import type { EntityManager } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import type { Authorship } from '../../../platform/history/history';
import { ensureDocument } from '../register/clause-register';
import { DocumentKind } from '../register/register.vocabulary';
import { DocumentMentionRole } from './consultation.vocabulary';
import { Attachment, DocumentMention, RelatedConsultation } from './consultation-details';
import type { ConsultationDocument } from './consultation-document';

/** Ids of documents by their codes. */
export type DocumentIds = ReadonlyMap<string, string>;

/** Every document that a text names, made where there is none. */
export async function ensureDocuments(
  transaction: EntityManager,
  by: Authorship,
  { documents, relatedDocuments }: ConsultationDocument,
): Promise<DocumentIds> {
  const ids = new Map<string, string>();
  for (const { code, title, tranche } of documents) {
    const facts = { code, title, kind: DocumentKind.SUBSIDIARY_DOCUMENT, tranche };
    ids.set(code, (await ensureDocument(transaction, facts, by)).id);
  }
  for (const { code, title, kind } of relatedDocuments) {
    ids.set(code, (await ensureDocument(transaction, { code, title, kind: DocumentKind[kind] }, by)).id);
  }
  return ids;
}

/** Lists of the consultation that nothing refers to, so that a revised text may simply replace them. */
interface Mentioned {
  mentions: DocumentMention[];
  attachments: Attachment[];
  relatedConsultations: RelatedConsultation[];
}

/** What history tells of them. */
type Told = Record<keyof Mentioned, object[]>;

function told({ mentions, attachments, relatedConsultations }: Mentioned): Told {
  return {
    mentions: mentions.map(({ documentId, role, tranche, isNew, note }) => ({
      documentId,
      role,
      tranche,
      isNew,
      note,
    })),
    attachments: attachments.map(({ number, title, documentId }) => ({ number, title, documentId })),
    relatedConsultations: relatedConsultations.map(({ title, publisher, opensOn, closesOn, relation, sections }) => ({
      ...{ title, publisher, opensOn, closesOn, relation, sections },
    })),
  };
}

/** @returns what these lists held before and hold now, for the history */
export async function writeMentions(
  transaction: EntityManager,
  consultationId: string,
  document: ConsultationDocument,
  documentIds: DocumentIds,
): Promise<{ before: Told; after: Told }> {
  const of = { where: { consultationId } };
  const before = {
    mentions: await transaction.find(DocumentMention, { ...of, order: { position: 'ASC' } }),
    attachments: await transaction.find(Attachment, { ...of, order: { number: 'ASC' } }),
    relatedConsultations: await transaction.find(RelatedConsultation, { ...of, order: { position: 'ASC' } }),
  };
  const after = {
    mentions: mentionsIn(document, consultationId, documentIds),
    attachments: document.attachments.map(({ number, title, documentCode }) => ({
      ...{ consultationId, number, title },
      documentId: documentCode === null ? null : (documentIds.get(documentCode) ?? null),
    })),
    relatedConsultations: document.relatedConsultations.map((related, index) => {
      const { title, publisher, opensOn, closesOn, relation, sections } = related;
      return { consultationId, position: index + 1, title, publisher, opensOn, closesOn, relation, sections };
    }),
  };
  await transaction.delete(DocumentMention, { consultationId });
  await transaction.delete(Attachment, { consultationId });
  await transaction.delete(RelatedConsultation, { consultationId });
  await insertAll(transaction, DocumentMention, after.mentions);
  await insertAll(transaction, Attachment, after.attachments);
  await insertAll(transaction, RelatedConsultation, after.relatedConsultations);
  return { before: told(before), after: told(after) };
}

/** Its subject, then the earlier tranches, then what is to be read beside it. */
function mentionsIn(document: ConsultationDocument, consultationId: string, ids: DocumentIds): DocumentMention[] {
  const { documents, subjectDocumentCodes, relatedDocuments } = document;
  const isSubject = ({ code }: { code: string }) => subjectDocumentCodes.includes(code);
  const ordered = [...documents.filter(isSubject), ...documents.filter((one) => !isSubject(one))];
  const named = [
    ...ordered.map(({ code, tranche, isNew }) => ({
      ...{ code, tranche, isNew, note: null },
      role: isSubject({ code }) ? DocumentMentionRole.SUBJECT : DocumentMentionRole.TRANCHE,
    })),
    ...relatedDocuments.map(({ code, note }) => ({
      ...{ code, tranche: null, isNew: false, note, role: DocumentMentionRole.RELATED },
    })),
  ];
  return named.flatMap(({ code, ...mention }, index) => {
    const documentId = ids.get(code);
    return documentId === undefined ? [] : [{ consultationId, position: index + 1, documentId, ...mention }];
  });
}
