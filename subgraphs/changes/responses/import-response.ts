import { hasRole } from '../../../platform/caller/caller';
import { addNotFound } from '../../../platform/input/named-things';
import { Problems, Refusal } from '../../../platform/input/problems';
import { shown } from '../../../platform/input/shown';
import type { RequestContext } from '../../../platform/request-context';
import { consultationById, questionsOf, standing } from '../consultations/consultation.loaders';
import { Confidentiality } from '../consultations/consultation.vocabulary';
import type { Question } from '../consultations/question';
import { CONFIDENTIALITY_MENTIONED, readEMail } from './e-mail/read-e-mail';
import type { ImportResponseInput } from './import-response.input';
import type { Response } from './response';
import { readCsvForm } from './response-form/csv-form';
import { LABELS } from './response-form/form-lines';
import { CONTENT, type FormNotice, type FormReading } from './response-form/form-reading';
import { ResponseFormat } from './response-form/response-form-format';
import { readWordForm } from './response-form/word-form';
import { submitResponse, TAKERS } from './submit-response';

/** More than any response, its pictures included, in characters of what is sent. */
const LONGEST_FILE = 40_000_000;

export interface ImportedResponse {
  response: Response;
  notices: FormNotice[];
}

/**
 * Takes in a response from a file, by the same way as one that is submitted.
 * @throws Refusal with everything that is wrong with the file; then nothing was changed
 */
export async function importResponse(context: RequestContext, input: ImportResponseInput): Promise<ImportedResponse> {
  const { consultationId, organisationId, format, replacesId, replacesVersion } = input;
  const problems = new Problems();
  const consultation = await consultationById(context).load(consultationId);
  if (!consultation) {
    addNotFound(problems, 'consultationId', consultationId, 'Check the id; the query consultations lists them.');
    throw problems.refusal();
  }
  const questions = standing(await questionsOf(context).load(consultationId));
  const reading = await readFile(problems, format, input.content, questions);
  checkForm(problems, reading, consultation.reference);
  if (!input.confidentiality) checkOwnWords(problems, reading);
  if (reading.answers.length === 0 && !problems.any) {
    problems.add(CONTENT, 'EMPTY', 'It answers no question.', 'Answer at least one of the questions.');
  }
  problems.refuseIfAny();
  const takesForOthers = hasRole(context.caller, TAKERS);
  const response = await submitResponse(
    context,
    {
      ...{ consultationId, organisationId, replacesId: replacesId ?? null, replacesVersion: replacesVersion ?? null },
      answers: reading.answers.map(({ where: _where, ...answer }) => answer),
      confidentiality: input.confidentiality ?? reading.confidentiality,
      confidentialityReason: input.confidentialityReason ?? reading.reason,
      receivedAt: input.receivedAt ?? (takesForOthers ? reading.sentAt : null),
    },
    { action: 'importResponse', notice: reading.notices.map(({ message }) => message).join(' ') || null },
  ).catch((error: unknown) => {
    throw error instanceof Refusal ? placedInFile(error, reading) : error;
  });
  return { response, notices: reading.notices };
}

async function readFile(
  problems: Problems,
  format: ResponseFormat,
  content: string,
  questions: readonly Question[],
): Promise<FormReading> {
  const asked = questions.map(({ code }) => code);
  if (content.length > LONGEST_FILE) {
    const message = `It has ${content.length} characters; at most ${LONGEST_FILE} are taken.`;
    problems.add(CONTENT, 'TOO_LARGE', message, 'Take pictures out of it, and send again.');
    throw problems.refusal();
  }
  switch (format) {
    case ResponseFormat.DOCX:
      return readWordForm(problems, Buffer.from(content, 'base64'), asked);
    case ResponseFormat.CSV:
      return readCsvForm(problems, content, asked);
    case ResponseFormat.EMAIL:
      return readEMail(problems, content, questions);
  }
}

/** A form bears the reference of the consultation that it was made for: another one asks other things as Q1. */
function checkForm(problems: Problems, { consultation: borne }: FormReading, reference: string): void {
  // A table's form has an apostrophe before what a spreadsheet would compute.
  if (borne === null || borne.replace(/^'/, '').toLowerCase() === reference.toLowerCase()) return;
  problems.add(
    [CONTENT, LABELS.consultation],
    'OTHER_CONSULTATION',
    `The form is of the consultation ${JSON.stringify(shown(borne))}, not of ${reference}.`,
    'Take it in for the consultation that it answers, or have the form of this one filled in.',
  );
}

/** What is taken in as open can be read by everybody at once, so that nobody may have asked for the contrary. */
function checkOwnWords(problems: Problems, { confidentiality, notices }: FormReading): void {
  const mentioned = notices.some(({ code }) => code === CONFIDENTIALITY_MENTIONED);
  if (!mentioned || confidentiality !== Confidentiality.NONE) return;
  problems.add(
    'confidentiality',
    'CONFIDENTIALITY_UNCLEAR',
    'The e-mail speaks of confidentiality in its own words, and marks no part as confidential.',
    'Read it, and say by confidentiality whether it asks for any: NONE; ALL with its reason; or put [[ ]] around parts.',
  );
}

/** Names the place in the file, where a problem is with one of its answers. */
function placedInFile({ userErrors }: Refusal, { answers }: FormReading): Refusal {
  return new Refusal(
    userErrors.map((error) => {
      const [name, index, ...rest] = error.field;
      const answer = name === 'answers' ? answers[Number(index)] : undefined;
      return answer ? { ...error, field: [CONTENT, answer.where, ...rest] } : error;
    }),
  );
}
