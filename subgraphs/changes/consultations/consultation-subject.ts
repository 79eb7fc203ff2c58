import { type EntityManager, In } from 'typeorm';
import { checkExistence, type ForeignReference } from '../../../platform/existence';
import type { GraphClient } from '../../../platform/graph-client';
import { addNotFound, checkNames, isIdOf } from '../../../platform/input/named-things';
import type { Problems } from '../../../platform/input/problems';
import { Baseline } from '../register/baseline';
import { Document } from '../register/document';
import { BaselineStatus } from '../register/register.vocabulary';
import { DocumentMentionRole } from './consultation.vocabulary';
import { DocumentMention } from './consultation-details';

const MOST_DOCUMENTS = 50;
const MOST_PROPOSALS = 50;
const MOST_ORGANISATIONS = 200;

/** What stands in force already, or never will, is not proposed any more. */
const NO_PROPOSALS: readonly BaselineStatus[] = [
  BaselineStatus.DESIGNATED,
  BaselineStatus.SUPERSEDED,
  BaselineStatus.WITHDRAWN,
];

/** Codes of documents, checked as names are; whether there are such documents the transaction tells. */
export function checkDocumentCodes(problems: Problems, codes: readonly string[]): void {
  checkNames(problems, 'documentCodes', codes, { least: 1, most: MOST_DOCUMENTS });
}

/** Documents by the codes of an input, in its order; those that there are not are added to the problems. */
export async function readDocuments(
  transaction: EntityManager,
  problems: Problems,
  codes: readonly string[],
): Promise<Document[]> {
  if (codes.length === 0 || codes.length > MOST_DOCUMENTS) return [];
  const found = await transaction.findBy(Document, { code: In([...codes]) });
  return codes.flatMap((code, index) => {
    const document = found.find((one) => one.code === code);
    if (document) return [document];
    addNotFound(problems, ['documentCodes', String(index)], code, 'The query documents lists all of them.');
    return [];
  });
}

/** The documents that a consultation is on, as its mentions keep them. */
export function subjectsOf(consultationId: string, documents: readonly Document[]): DocumentMention[] {
  return documents.map(({ id: documentId, tranche }, index) => ({
    ...{ consultationId, position: index + 1, documentId, role: DocumentMentionRole.SUBJECT },
    ...{ tranche, isNew: false, note: null },
  }));
}

export async function subjectDocuments(transaction: EntityManager, consultationId: string): Promise<Document[]> {
  return transaction
    .createQueryBuilder(Document, 'thing')
    .innerJoin(DocumentMention, 'mention', 'mention.documentId = thing.id')
    .where('mention.consultationId = :consultationId', { consultationId })
    .andWhere('mention.role = :role', { role: DocumentMentionRole.SUBJECT })
    .orderBy('mention.position')
    .getMany();
}

/** Checks the baselines that an input proposes: each of a document that the consultation is on, and not yet in force. */
export async function checkProposals(
  transaction: EntityManager,
  problems: Problems,
  ids: readonly string[],
  documents: readonly Document[],
): Promise<void> {
  checkNames(problems, 'proposalIds', ids, { least: 0, most: MOST_PROPOSALS });
  if (ids.length === 0 || ids.length > MOST_PROPOSALS) return;
  const found = await transaction.findBy(Baseline, { id: In([...ids]) });
  for (const [index, id] of ids.entries()) {
    const field = ['proposalIds', String(index)];
    const baseline = found.find((one) => one.id === id);
    if (!baseline) {
      addNotFound(problems, field, id, 'Give the id of a baseline, e.g. baseline:IMP-2.0.');
    } else if (!documents.some((document) => document.id === baseline.documentId)) {
      const message = `${id} is of ${baseline.documentId}, which the consultation is not on.`;
      problems.add(field, 'OTHER_DOCUMENT', message, 'Propose baselines of its documents only.');
    } else if (NO_PROPOSALS.includes(baseline.status)) {
      const message = `${id} is ${baseline.status.toLowerCase()}.`;
      problems.add(field, 'NOT_PROPOSABLE', message, 'Propose a baseline that is not in force yet.');
    }
  }
}

/**
 * Asks the graph whether the organisations of an input exist; those that do not are added to the problems.
 * @throws the graph's own error when it cannot answer
 */
export async function checkOrganisations(
  graph: GraphClient,
  problems: Problems,
  named: readonly { field: string | readonly string[]; id: string }[],
): Promise<void> {
  const references: ForeignReference[] = [];
  for (const { field, id } of named) {
    if (isIdOf('organisation', id)) references.push({ field, id, readBy: 'organisation' });
    else
      addNotFound(problems, field, id, 'Give an id like organisation:SUP-ALDER; the query organisations lists them.');
  }
  await checkExistence(graph, problems, references);
}

/** The organisations of a list of the input, each named once. */
export function readInvited(
  problems: Problems,
  field: string,
  ids: readonly string[],
  least: 0 | 1,
): { field: string[]; id: string }[] {
  checkNames(problems, field, ids, { least, most: MOST_ORGANISATIONS });
  return ids.length > MOST_ORGANISATIONS ? [] : ids.map((id, index) => ({ field: [field, String(index)], id }));
}
