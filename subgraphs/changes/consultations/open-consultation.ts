import { insertAll } from '../../../platform/database/insert-all';
import { authorship, changesBetween, recordNew } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { Problems } from '../../../platform/input/problems';
import { NAME, readOptionalText, readText, SUMMARY } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { endOfDayInLondon } from '../../../platform/time/london';
import type { Document } from '../register/document';
import { Consultation } from './consultation';
import type { OpenConsultationInput } from './consultation.input';
import { ConsultationStatus, DisclosureRegime } from './consultation.vocabulary';
import { DocumentMention } from './consultation-details';
import { toldOf } from './consultation-history';
import { checkDays, type QuestionFacts, readInstructions, readQuestions, readReference } from './consultation-rules';
import {
  checkDocumentCodes,
  checkOrganisations,
  checkProposals,
  readDocuments,
  readInvited,
  subjectsOf,
} from './consultation-subject';
import { writeTransition } from './consultation-transitions';
import { Question } from './question';

/** To whom whole responses may be given, and under which laws, as the published consultations have it. */
const SHARED_WITH = ['BEIS', 'Gas and Electricity Markets Authority'];
const REGIMES = [DisclosureRegime.FOI_2000, DisclosureRegime.DPA_1998, DisclosureRegime.EIR_2004];

/** @throws Refusal with everything that is wrong; then nothing was changed */
export async function openConsultation(context: RequestContext, input: OpenConsultationInput): Promise<Consultation> {
  const { opensOn, closesOn, documentCodes } = input;
  const proposals = input.proposalIds ?? [];
  const invited = input.invitedOrganisationIds ?? [];
  const publisherId = input.publisherId ?? null;
  const draft = input.draft ?? false;
  const given = new Problems();
  const reference = readReference(given, input.reference);
  const facts = {
    title: readText(given, 'title', input.title, SUMMARY),
    classification: readOptionalText(given, 'classification', input.classification, NAME),
    responseInstructions: readInstructions(given, input.responseInstructions ?? {}),
  };
  checkDays(given, opensOn, closesOn);
  checkDocumentCodes(given, documentCodes);
  const questions = readQuestions(given, input.questions, { documentCodes, least: draft ? 0 : 1 });
  await checkOrganisations(context.graph, given, [
    ...(publisherId === null ? [] : [{ field: 'publisherId', id: publisherId }]),
    ...readInvited(given, 'invitedOrganisationIds', invited, 0),
  ]);
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'openConsultation');
    const problems = new Problems();
    problems.addAll(given);
    if (await transaction.existsBy(Consultation, { reference })) {
      const message = `There is a consultation ${reference} already.`;
      problems.add('reference', 'DUPLICATE', message, 'Give another reference, or change the one that is there.');
    }
    const documents = await readDocuments(transaction, problems, documentCodes);
    await checkProposals(transaction, problems, proposals, documents);
    problems.refuseIfAny();
    const consultation: Consultation = {
      ...{ id: typedId('consultation', reference), reference, ...facts, publisherId },
      recordedStatus: draft ? ConsultationStatus.DRAFT : ConsultationStatus.OPEN,
      opened: !draft,
      ...{ publishedOn: opensOn, opensOn, closesOn, closesAt: endOfDayInLondon(closesOn), concludedOn: null },
      proposedBaselineIds: [...proposals],
      invitedOrganisationIds: [...invited],
      responsesMayBePublished: input.responsesMayBePublished ?? true,
      ...{ sharedWith: [...SHARED_WITH], disclosureRegimes: [...REGIMES], automaticDisclaimerIsNoRequest: true },
      version: 1,
    };
    await transaction.insert(Consultation, consultation);
    await insertAll(transaction, DocumentMention, subjectsOf(consultation.id, documents));
    await insertAll(transaction, Question, questionsAsked(consultation, questions, documents));
    if (!draft) {
      const { DRAFT: from, OPEN: to } = ConsultationStatus;
      await writeTransition(transaction, by, consultation, { from, to, note: null });
    }
    const told = { ...toldOf(consultation), documentCodes, questions, invited: invited.length };
    await recordNew(transaction, by, [{ thingId: consultation.id, changes: changesBetween(null, told) }]);
    return Object.assign(new Consultation(), consultation);
  });
}

/** The questions of a consultation as they are kept. */
export function questionsAsked(
  { id: consultationId, reference }: Consultation,
  questions: readonly QuestionFacts[],
  documents: readonly Document[],
): Question[] {
  return questions.map(({ code, text, documentCode }, index) => ({
    ...{ id: typedId('question', `${reference}-${code}`), consultationId, position: index + 1, code, text },
    documentId: documents.find((document) => document.code === documentCode)?.id ?? null,
    retiredAt: null,
  }));
}
