import { insertAll } from '../../../platform/database/insert-all';
import { reserveNumber } from '../../../platform/database/sequence';
import { changesBetween, recordNew } from '../../../platform/history/history';
import { keyOf, typedId } from '../../../platform/ids';
import { readSample, type SampleLoader } from '../../../platform/sample';
import { endOfDayInLondon } from '../../../platform/time/london';
import { groupComments, recountCampaigns } from '../analysis/group-comments';
import { clauseVersionId } from '../register/clause-version';
import { Answer } from '../responses/answer';
import { Comment, CommentClause, CommentTheme } from '../responses/comment';
import { Disclosure } from '../responses/disclosure';
import { Response } from '../responses/response';
import { answerTo, commentIn } from '../responses/said';
import { newComment, newDisclosure, newResponse } from '../responses/told';
import { Change, ChangeClause } from './change';
import { Consultation } from './consultation';
import { Confidentiality, DocumentMentionRole, MilestoneState } from './consultation.vocabulary';
import { Attachment, DocumentMention, RelatedConsultation } from './consultation-details';
import { newPart, toldOf } from './consultation-history';
import type {
  ConsultationSample,
  ConsultationsSample,
  DocumentSample,
  PlacedClause,
  ResponseSample,
} from './consultation-sample';
import { Milestone } from './milestone';
import { OpenIssue, OpenIssueUpdate } from './open-issue';
import { Question } from './question';

const documentId = (code: string) => typedId('document', keyOf(code));
const clauseId = (key: string) => typedId('clause', key);
const versionId = ({ clause, baseline }: PlacedClause) =>
  clauseVersionId(typedId('baseline', baseline), clauseId(clause));

export const loadConsultationSample: SampleLoader = async (transaction, by) => {
  const {
    consultation: given,
    documents,
    responses,
    disclosures,
  }: ConsultationsSample = JSON.parse(readSample('changes.json'));
  const consultation = consultationOf(given);
  const of = { consultationId: consultation.id, retiredAt: null };
  const stated = { recordedHere: false, version: 1 };
  const key = given.reference;
  const questions = given.questions.map(({ code, text, documentCode }, index) =>
    Object.assign(new Question(), {
      ...{ id: typedId('question', `${key}-${code}`), ...of, position: index + 1, code, text },
      documentId: documentCode === undefined ? null : documentId(documentCode),
    }),
  );
  const changes = given.changes.map(({ number, documentCode, clauses: _cited, ...change }) => ({
    ...{ id: typedId('change', `${key}-${number}`), ...of, position: number, documentId: documentId(documentCode) },
    ...change,
  }));
  const issues = given.openIssues.map(({ number, updates: _told, ...issue }) => ({
    ...{ id: typedId('openIssue', `${key}-${number}`), ...of, position: number },
    ...issue,
    ...stated,
  }));
  const milestones = given.milestones.map(({ number, name, authority, plannedFor, dueOn, doneOn, state }) => ({
    ...{ id: typedId('milestone', `${key}-${number}`), ...of, position: number, name, authority, plannedFor },
    ...{ dueOn: dueOn ?? null, recordedDoneOn: doneOn ?? null },
    ...{ cancelled: state === MilestoneState.CANCELLED, endsConsultation: false, settledAt: null, ...stated },
  }));
  await insertAll(transaction, Consultation, [consultation]);
  await insertAll(transaction, DocumentMention, mentionsIn(given, documents, consultation.id));
  await insertAll(transaction, Attachment, attachmentsOf(given, consultation.id));
  await insertAll(transaction, RelatedConsultation, relatedTo(given, consultation.id));
  await insertAll(transaction, Question, questions);
  await insertAll(transaction, Change, changes);
  await insertAll(
    transaction,
    ChangeClause,
    given.changes.flatMap(({ number, clauses }) =>
      clauses.map((clause, index) => ({
        ...{ changeId: typedId('change', `${key}-${number}`), position: index + 1, clauseId: clauseId(clause) },
      })),
    ),
  );
  await insertAll(transaction, OpenIssue, issues);
  await insertAll(
    transaction,
    OpenIssueUpdate,
    given.openIssues.flatMap(({ number, updates }) =>
      updates.map(({ at, by: author, text }, index) => ({
        ...{ openIssueId: typedId('openIssue', `${key}-${number}`), position: index + 1 },
        ...{ at: new Date(at), by: author, text },
      })),
    ),
  );
  await insertAll(transaction, Milestone, milestones);
  await recordNew(transaction, by, [{ thingId: consultation.id, changes: changesBetween(null, toldOf(consultation)) }]);
  await recordNew(transaction, by, [...issues, ...milestones].map(newPart));

  const said = responses.map((response) => saidIn(consultation.id, key, questions, response));
  const comments = said.flatMap((one) => one.comments);
  await insertAll(
    transaction,
    Response,
    said.map(({ response }) => response),
  );
  await insertAll(
    transaction,
    Answer,
    said.flatMap(({ answers }) => answers),
  );
  await groupComments(
    transaction,
    comments.map(({ comment }) => comment),
  );
  await insertAll(
    transaction,
    Comment,
    comments.map(({ comment }) => comment),
  );
  await recountCampaigns(transaction, { consultationId: consultation.id });
  await insertAll(
    transaction,
    CommentClause,
    comments.flatMap(({ comment, clauses }) =>
      clauses.map((clause, index) => ({ commentId: comment.id, position: index + 1, clauseId: clauseId(clause) })),
    ),
  );
  await insertAll(
    transaction,
    CommentTheme,
    comments.flatMap(({ comment }) => comment.themes.map((theme) => ({ commentId: comment.id, theme }))),
  );
  await recordNew(transaction, by, [
    ...said.map(({ response, answers }) => newResponse(response, answers)),
    ...comments.map(({ comment }) => newComment(comment)),
  ]);
  await reserveNumber(transaction, `response:${key}`, Math.max(...said.map(({ response }) => response.number)));
  const requests = disclosures.map(
    ({ number, response, requestedAt, regime, byOrganisationId, ...rest }): Disclosure => ({
      ...{ id: typedId('disclosure', `${key}-${number}`), responseId: typedId('response', `${key}-${response}`) },
      ...{ requestedAt: new Date(requestedAt), regime, byOrganisationId: byOrganisationId ?? null, version: 1 },
      ...{ explanationConsidered: rest.explanationConsidered, outcome: rest.outcome ?? null },
      decidedAt: rest.decidedAt === undefined ? null : new Date(rest.decidedAt),
    }),
  );
  await insertAll(transaction, Disclosure, requests);
  await recordNew(transaction, by, requests.map(newDisclosure));
};

function consultationOf(given: ConsultationSample): Consultation {
  const { reference, title, publisherId, classification, status, opensOn, closesOn } = given;
  const { email, website, contacts = [] } = given.responseInstructions;
  return {
    id: typedId('consultation', reference),
    ...{ reference, title, publisherId, classification, recordedStatus: status },
    ...{
      publishedOn: opensOn,
      opensOn,
      closesOn,
      closesAt: endOfDayInLondon(closesOn),
      opened: true,
      concludedOn: null,
    },
    proposedBaselineIds: given.proposals.map((key) => typedId('baseline', key)),
    invitedOrganisationIds: given.invitedOrganisationIds,
    responseInstructions: { email: email ?? null, website: website ?? null, contacts },
    responsesMayBePublished: true,
    sharedWith: given.sharedWith ?? ['BEIS', 'Gas and Electricity Markets Authority'],
    disclosureRegimes: given.disclosureRegimes,
    automaticDisclaimerIsNoRequest: true,
    version: 1,
  };
}

/** Its subject, then the earlier tranches, then what is to be read beside it, each as the register has them. */
function mentionsIn(
  { documentCodes }: ConsultationSample,
  documents: readonly DocumentSample[],
  consultationId: string,
): DocumentMention[] {
  const rank = Object.values(DocumentMentionRole);
  const roleOf = ({ code, tranche, kind }: DocumentSample): DocumentMentionRole | undefined => {
    if (documentCodes.includes(code)) return DocumentMentionRole.SUBJECT;
    if (tranche !== undefined) return DocumentMentionRole.TRANCHE;
    return kind === 'TESTING_APPROACH' || code === 'TMAD' ? DocumentMentionRole.RELATED : undefined;
  };
  return documents
    .flatMap((document) => {
      const role = roleOf(document);
      return role ? [{ document, role }] : [];
    })
    .sort((a, b) => rank.indexOf(a.role) - rank.indexOf(b.role))
    .map(({ document, role }, index) => ({
      ...{ consultationId, position: index + 1, documentId: documentId(document.code), role },
      ...{ tranche: document.tranche ?? null, isNew: document.source.includes('as a new document'), note: null },
    }));
}

function attachmentsOf({ attachments }: ConsultationSample, consultationId: string): Attachment[] {
  return attachments.map(({ number, title, documentCode }) => ({
    ...{ consultationId, number, title },
    documentId: documentCode === undefined ? null : documentId(documentCode),
  }));
}

function relatedTo({ relatedConsultations }: ConsultationSample, consultationId: string): RelatedConsultation[] {
  return relatedConsultations.map(({ title, publisher, opensOn, closesOn, relation, sections = [] }, index) => ({
    ...{ consultationId, position: index + 1, title, publisher, relation, sections },
    ...{ opensOn: opensOn ?? null, closesOn: closesOn ?? null },
  }));
}

/** A response with its answers and comments, as they are kept. */
function saidIn(
  consultationId: string,
  consultationKey: string,
  questions: readonly Question[],
  given: ResponseSample,
) {
  const number = Number(given.number);
  const key = `${consultationKey}-${given.number}`;
  const id = typedId('response', key);
  const response: Response = {
    ...{ id, consultationId, number, respondentId: given.organisationId },
    ...{ published: true, current: true, lineageId: id, place: 1, replacesId: null, replacedById: null },
    ...{ receivedAt: new Date(given.receivedAt), confidentiality: given.confidentiality },
    confidential: given.confidentiality === Confidentiality.ALL,
    reason: given.confidentialityReason ?? null,
    acknowledgedAt: given.acknowledgedAt === undefined ? null : new Date(given.acknowledgedAt),
    version: 1,
  };
  const answers = given.answers.map((answer) => {
    const question = questions.find(({ code }) => code === answer.questionCode);
    if (!question) throw new Error(`sample/changes.json: response ${given.number} answers no question.`);
    const { text, stance = null, confidentialSpans = [] } = answer;
    return { given: answer, answer: answerTo(question, response, key, { text, stance, confidentialSpans }) };
  });
  const comments = answers.flatMap(({ given: { comments: points }, answer }) =>
    points.map(({ start, end, themes, clauses, assignee, disposition }, index) => {
      const place = index + 1;
      const facts = { excerpt: { start, end }, number: place, key: String(place), themes };
      const comment = commentIn(answer, consultationId, facts);
      comment.assignee = assignee ?? null;
      if (disposition) {
        const { outcome, reasoning, decidedAt, decidedBy, resulting = [] } = disposition;
        Object.assign(comment, { outcome, reasoning, decidedAt: new Date(decidedAt), decidedBy });
        comment.resultingClauseVersionIds = resulting.map(versionId);
      }
      return { comment, clauses };
    }),
  );
  return { response, answers: answers.map(({ answer }) => answer), comments };
}
