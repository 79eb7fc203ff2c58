import type { EntityManager } from 'typeorm';
import { hasRole } from '../../../platform/caller/caller';
import { Role } from '../../../platform/caller/role';
import { conflict, forbidden } from '../../../platform/errors';
import { authorship } from '../../../platform/history/history';
import { addNotFound } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readOptionalText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { Consultation } from '../consultations/consultation';
import { Confidentiality } from '../consultations/consultation.vocabulary';
import { Answer } from './answer';
import { checkMarked, checkReason, checkSpans } from './confidential-spans';
import { heldResponse } from './held-response';
import { coversAll, type TextSpan } from './redaction';
import { Response } from './response';
import { isHidden, restate } from './restate';
import type { SetConfidentialityInput } from './set-confidentiality.input';
import { wholeCharacters } from './whole-characters';

const SETTERS = [Role.GOVERNANCE] as const;

/**
 * Says anew how much of a response is confidential.
 * @throws Refusal with everything that is wrong; then nothing was changed
 * @throws FORBIDDEN when a respondent sets that of another organisation's response
 */
export function setConfidentiality(context: RequestContext, input: SetConfidentialityInput): Promise<Response> {
  const { caller, clock } = context;
  return context.database.write(async (transaction) => {
    const problems = new Problems();
    const reason = readOptionalText(problems, 'reason', input.reason, PARAGRAPHS);
    const response = await heldResponse(transaction, input.responseId, caller);
    if (!response) {
      addNotFound(problems, 'responseId', input.responseId, "Check the id; a consultation's responses list them.");
      throw problems.refusal();
    }
    const governs = hasRole(caller, SETTERS);
    if (!governs && response.respondentId !== caller.organisationId) {
      throw forbidden("saying what is confidential in another organisation's response", SETTERS);
    }
    if (response.version !== input.version) throw conflict(response.id, input.version, response.version);
    const { confidentiality } = input;
    const wanted = confidentiality === Confidentiality.NONE ? reason : (reason ?? response.reason);
    checkReason(problems, 'reason', confidentiality, wanted);
    const answers = await transaction.findBy(Answer, { responseId: response.id });
    const spans = readSpans(problems, input, answers);
    if (!governs && clock.now() >= (await closingOf(transaction, response))) {
      checkAdded(problems, response, answers, { confidentiality, spans });
    }
    problems.refuseIfAny();
    const later = response.replacedById && (await transaction.findOneBy(Response, { id: response.replacedById }));
    const confidential = isHidden(confidentiality, later || null);
    const by = authorship(context, 'setConfidentiality');
    return restate(transaction, by, response, { confidentiality, reason: wanted, confidential }, spans);
  });
}

async function closingOf(transaction: EntityManager, { consultationId }: Response): Promise<Date> {
  return (await transaction.findOneByOrFail(Consultation, { id: consultationId })).closesAt;
}

/** For each answer, what is confidential in it from now on: where all of it is and no spans are given, as before. */
function readSpans(
  problems: Problems,
  { confidentiality, spans }: SetConfidentialityInput,
  answers: readonly Answer[],
): Map<string, readonly TextSpan[]> {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  const wanted = new Map<string, readonly TextSpan[]>();
  for (const [index, { answerId, spans: given }] of (spans ?? []).entries()) {
    const field = ['spans', String(index)];
    const answer = byId.get(answerId);
    if (!answer) addNotFound(problems, [...field, 'answerId'], answerId, 'Name an answer of the response.');
    else if (wanted.has(answerId)) {
      problems.add([...field, 'answerId'], 'DUPLICATE', 'The answer is named already.', 'Name each answer once.');
    } else {
      const own = new Problems();
      checkSpans(own, 'spans', given, { text: answer.fullText, confidentiality });
      problems.addAll(own, field);
      wanted.set(answerId, given);
    }
  }
  checkMarked(problems, confidentiality, [...wanted.values()], 'spans');
  if (confidentiality === Confidentiality.ALL && !spans) return wanted;
  return new Map(answers.map(({ id }) => [id, wanted.get(id) ?? []]));
}

/**
 * After the closing day a respondent may make more of its response confidential, not less: by then others may have relied
 * on what was kept from them or told to them, so opening it up is the governance team's to do, at the respondent's wish.
 */
function checkAdded(
  problems: Problems,
  response: Response,
  answers: readonly Answer[],
  { confidentiality, spans }: { confidentiality: Confidentiality; spans: ReadonlyMap<string, readonly TextSpan[]> },
): void {
  const covered = answers.every(({ id, fullText, confidentialSpans }) => {
    const after = spans.get(id);
    return after === undefined || coversAll(wholeCharacters(fullText, after), confidentialSpans);
  });
  const wasAll = response.confidentiality === Confidentiality.ALL;
  const opens = wasAll ? confidentiality !== Confidentiality.ALL : confidentiality !== Confidentiality.ALL && !covered;
  if (!opens) return;
  problems.add(
    'confidentiality',
    'ONLY_MORE_AFTER_CLOSING',
    'After the closing day a respondent can make more of its response confidential, not less.',
    'Ask those who run the consultation to open it, or keep what is confidential so and add to it.',
  );
}
