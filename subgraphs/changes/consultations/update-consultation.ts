import type { EntityManager } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import { updateVersioned } from '../../../platform/database/versioned';
import { authorship, changesBetween, record } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import { NAME, PARAGRAPHS, readOptionalText, readText, SUMMARY } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { dayInLondon, endOfDayInLondon } from '../../../platform/time/london';
import type { Document } from '../register/document';
import { Consultation } from './consultation';
import type { UpdateConsultationInput } from './consultation.input';
import { ConsultationStatus } from './consultation.vocabulary';
import { DocumentMention } from './consultation-details';
import { toldOf } from './consultation-history';
import { type QuestionFacts, readInstructions, readQuestions } from './consultation-rules';
import { statusOn } from './consultation-status';
import {
  checkOrganisations,
  checkProposals,
  readDocuments,
  subjectDocuments,
  subjectsOf,
} from './consultation-subject';
import { checkUpdate } from './consultation-update-rules';
import { heldBy } from './held-parts';
import { moveEnd } from './move-end';
import { questionsAsked } from './open-consultation';
import { Question } from './question';
import { readConsultation } from './read-consultation';

/**
 * @throws CONFLICT when the consultation has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 */
export async function updateConsultation(
  context: RequestContext,
  input: UpdateConsultationInput,
): Promise<Consultation> {
  const given = new Problems();
  const { publisherId } = input;
  if (publisherId) await checkOrganisations(context.graph, given, [{ field: 'publisherId', id: publisherId }]);
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'updateConsultation');
    const problems = new Problems();
    problems.addAll(given);
    const note = readOptionalText(problems, 'note', input.note, PARAGRAPHS);
    const before = await readConsultation(transaction, problems, { field: 'id', id: input.id, version: input.version });
    const today = dayInLondon(by.at);
    const isDraft = statusOn(before, today) === ConsultationStatus.DRAFT;
    checkUpdate(problems, before, input, today);
    const subject = await readSubject(transaction, problems, before, input);
    await checkProposals(transaction, problems, input.proposalIds ?? [], subject.documents);
    const after = Object.assign(new Consultation(), before, factsOf(problems, before, input), {
      version: before.version + 1,
    });
    problems.refuseIfAny();
    await updateVersioned(transaction, Consultation, before, { ...after });
    if (isDraft) await writeSubject(transaction, after, subject);
    if (after.closesOn !== before.closesOn) await moveEnd(transaction, by, after);
    const changes = changesBetween(
      { ...toldOf(before), ...toldOfSubject(subject.before) },
      { ...toldOf(after), ...toldOfSubject(subject) },
    );
    await record(transaction, by, { thingId: after.id, changes, reason: note });
    return after;
  });
}

/** What a consultation is on, and what it asks. */
interface Subject {
  documents: Document[];
  questions: QuestionFacts[];
}

const toldOfSubject = ({ documents, questions }: Subject) => ({
  documentCodes: documents.map(({ code }) => code),
  questions,
});

async function readSubject(
  transaction: EntityManager,
  problems: Problems,
  { id }: Consultation,
  input: UpdateConsultationInput,
): Promise<Subject & { before: Subject }> {
  const documentsBefore = await subjectDocuments(transaction, id);
  const asked = await heldBy(transaction, Question, id);
  const before: Subject = {
    documents: documentsBefore,
    questions: asked.map(({ code, text, documentId }) => ({
      ...{ code, text },
      documentCode: documentsBefore.find((document) => document.id === documentId)?.code ?? null,
    })),
  };
  const { documentCodes, questions } = input;
  const documents = documentCodes ? await readDocuments(transaction, problems, documentCodes) : before.documents;
  const codes = documentCodes ?? documents.map(({ code }) => code);
  // Questions that stay must be about documents that stay.
  const rule = { documentCodes: codes, least: 0 } as const;
  const stay =
    questions || documentCodes ? readQuestions(problems, questions ?? before.questions, rule) : before.questions;
  return { documents, questions: stay, before };
}

/** What the input makes of the facts of a consultation; what is left out stays. */
function factsOf(problems: Problems, before: Consultation, input: UpdateConsultationInput) {
  const { title, classification, publisherId, responseInstructions } = input;
  const opensOn = input.opensOn ?? before.opensOn;
  const closesOn = input.closesOn ?? before.closesOn;
  return {
    title: title ? readText(problems, 'title', title, SUMMARY) : before.title,
    classification:
      classification === undefined
        ? before.classification
        : readOptionalText(problems, 'classification', classification, NAME),
    publisherId: publisherId === undefined ? before.publisherId : publisherId,
    ...(input.opensOn ? { opensOn, publishedOn: opensOn } : {}),
    ...{ closesOn, closesAt: closesOn === before.closesOn ? before.closesAt : endOfDayInLondon(closesOn) },
    proposedBaselineIds: input.proposalIds ? [...input.proposalIds] : before.proposedBaselineIds,
    responseInstructions: responseInstructions
      ? readInstructions(problems, responseInstructions)
      : before.responseInstructions,
    responsesMayBePublished: input.responsesMayBePublished ?? before.responsesMayBePublished,
  };
}

/** Of a draft, which nobody has answered and no text states, the documents and questions are simply replaced. */
async function writeSubject(
  transaction: EntityManager,
  consultation: Consultation,
  { documents, questions }: Subject,
): Promise<void> {
  const { id: consultationId } = consultation;
  await transaction.delete(DocumentMention, { consultationId });
  await insertAll(transaction, DocumentMention, subjectsOf(consultationId, documents));
  await transaction.delete(Question, { consultationId });
  await insertAll(transaction, Question, questionsAsked(consultation, questions, documents));
}
