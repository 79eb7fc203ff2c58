import type { EntityManager } from 'typeorm';
import { hasRole } from '../../../platform/caller/caller';
import { Role } from '../../../platform/caller/role';
import { insertAll } from '../../../platform/database/insert-all';
import { nextNumber } from '../../../platform/database/sequence';
import { forbidden } from '../../../platform/errors';
import { checkExistence } from '../../../platform/existence';
import { authorship, recordNew } from '../../../platform/history/history';
import { randomKey, readId, typedId } from '../../../platform/ids';
import { Problems } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { dayInLondon } from '../../../platform/time/london';
import { Consultation } from '../consultations/consultation';
import { Confidentiality } from '../consultations/consultation.vocabulary';
import { consultationExists } from '../consultations/consultation-scope';
import { statusOn, takesResponses } from '../consultations/consultation-status';
import { Question } from '../consultations/question';
import { Answer } from './answer';
import { takeTurns } from './held-response';
import { readReplaced, replaceResponse } from './replace-response';
import { Response } from './response';
import { type ReadResponse, readResponse } from './response-rules';
import { answerTo } from './said';
import type { SubmitResponseInput } from './submit-response.input';
import { newResponse } from './told';

export const TAKERS = [Role.GOVERNANCE, Role.ADMIN] as const;

/** How a response came in, where that was not by the form of `submitResponse`. */
export interface Channel {
  /** The mutation that takes it in. */
  action: string;
  /** What its history tells of how it was read. */
  notice: string | null;
}

const AS_SUBMITTED: Channel = { action: 'submitResponse', notice: null };

/**
 * The one way by which a response is taken in.
 * @throws Refusal with everything that is wrong; then nothing was changed
 * @throws FORBIDDEN when a respondent responds for another organisation than its own
 * @throws CONFLICT when it replaces one that somebody else has changed or replaced
 */
export async function submitResponse(
  context: RequestContext,
  input: SubmitResponseInput,
  channel: Channel = AS_SUBMITTED,
): Promise<Response> {
  const { caller, graph, database, clock } = context;
  const takesForOthers = hasRole(caller, TAKERS);
  if (!takesForOthers && input.organisationId !== caller.organisationId) {
    throw caller.organisationId === null
      ? forbidden('responding, since your token names no organisation', TAKERS)
      : forbidden(`responding for another organisation than your own, ${caller.organisationId}`, TAKERS);
  }
  const problems = new Problems();
  const now = clock.now();
  const read = readResponse(problems, input, { now, takesForOthers });
  if (readId(input.organisationId)?.kind === 'organisation') {
    await checkExistence(graph, problems, [
      { field: 'organisationId', id: input.organisationId, readBy: 'organisation' },
    ]);
  } else {
    problems.add(
      'organisationId',
      'NOT_FOUND',
      'It is not the id of an organisation.',
      'Give an id like organisation:SUP-ALDER; the query organisations lists them.',
    );
  }
  return database.write((transaction) => {
    const found = new Problems();
    found.addAll(problems);
    return take(transaction, context, channel, found, read);
  });
}

async function take(
  transaction: EntityManager,
  context: RequestContext,
  { action, notice }: Channel,
  problems: Problems,
  read: ReadResponse,
): Promise<Response> {
  const by = authorship(context, action);
  const { consultationId } = read;
  // Responses to one consultation take turns on its row, so that each gets a number of its own.
  await takeTurns(transaction, consultationId);
  const held = await transaction.findOneBy(Consultation, { id: consultationId });
  // A draft is to an outsider as if it were not there.
  const consultation = held && consultationExists(context.caller, held, dayInLondon(by.at)) ? held : null;
  const questions = consultation ? await transaction.findBy(Question, { consultationId }) : [];
  checkConsultation(problems, consultation, read.receivedAt, by.at);
  const asked = questions.filter(({ retiredAt }) => retiredAt === null);
  const answered = consultation ? matchQuestions(problems, asked, read) : [];
  const earlier = await readReplaced(transaction, problems, read, context.caller);
  problems.refuseIfAny();

  const consultationKey = readId(consultationId)?.key ?? '';
  const number = await nextNumber(transaction, `response:${consultationKey}`);
  const key = `${consultationKey}-${randomKey()}`;
  const id = typedId('response', key);
  const response: Response = {
    ...{ id, consultationId, number, respondentId: read.organisationId },
    confidential: read.confidentiality === Confidentiality.ALL,
    published: consultation?.responsesMayBePublished ?? false,
    ...{ current: true, lineageId: earlier?.lineageId ?? id, place: (earlier?.place ?? 0) + 1 },
    ...{ replacesId: earlier?.id ?? null, replacedById: null },
    receivedAt: read.receivedAt,
    confidentiality: read.confidentiality,
    reason: read.confidentialityReason,
    acknowledgedAt: null,
    version: 1,
  };
  await transaction.insert(Response, response);
  const answers = answered.map(({ question, answer }) => answerTo(question, response, key, answer));
  await insertAll(transaction, Answer, answers);
  await recordNew(transaction, by, [{ ...newResponse(response, answers), reason: notice }]);
  if (earlier) await replaceResponse(transaction, by, earlier, response);
  return Object.assign(new Response(), response);
}

function checkConsultation(problems: Problems, consultation: Consultation | null, receivedAt: Date, now: Date): void {
  if (!consultation) {
    problems.add(
      'consultationId',
      'NOT_FOUND',
      'There is no consultation of that id.',
      'Check the id; the query consultations lists them.',
    );
    return;
  }
  const status = statusOn(consultation, dayInLondon(now));
  if (!takesResponses(status)) {
    problems.add(
      'consultationId',
      'CONSULTATION_NOT_OPEN',
      `It is ${status.toLowerCase().replace('_', ' ')} and takes no responses.`,
      'Respond to a consultation that is open; the query consultations(statuses: [OPEN]) lists them.',
    );
  } else if (dayInLondon(receivedAt) < consultation.opensOn) {
    problems.add(
      'receivedAt',
      'BEFORE_OPENING',
      `Responses are taken from ${consultation.opensOn} on.`,
      'Give the time at which the response came in, or wait for the opening day.',
    );
  }
}

function matchQuestions(problems: Problems, questions: readonly Question[], { answers }: ReadResponse) {
  const byCode = new Map(questions.map((question) => [question.code, question]));
  return answers.flatMap((answer, index) => {
    const question = byCode.get(answer.questionCode);
    if (question) return [{ question, answer }];
    problems.add(
      ['answers', String(index), 'questionCode'],
      'NOT_FOUND',
      'The consultation asks no such question.',
      `Answer one of: ${[...byCode.keys()].join(', ')}.`,
    );
    return [];
  });
}
