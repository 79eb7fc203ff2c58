import type { Problems } from '../../../platform/input/problems';
import { Confidentiality } from '../consultations/consultation.vocabulary';

export interface RequestFacts {
  requestedAt: Date;
  explanationConsidered: boolean;
  outcome: string | null;
  decidedAt: Date | null;
}

export interface RequestedResponse {
  receivedAt: Date;
  confidentiality: Confidentiality;
}

/**
 * Checks a request to disclose a response. What a respondent regards as confidential is not disclosed, nor withheld,
 * before its explanation was taken into account.
 * @source consultation of 4 May 2018, section 6
 */
export function checkDisclosure(
  problems: Problems,
  { requestedAt, explanationConsidered, outcome, decidedAt }: RequestFacts,
  response: RequestedResponse | null,
  now: Date,
): void {
  if (requestedAt > now) {
    problems.add('requestedAt', 'IN_FUTURE', 'It is later than now.', 'Give the time at which the request came in.');
  } else if (response && requestedAt < response.receivedAt) {
    problems.add(
      'requestedAt',
      'BEFORE_RESPONSE',
      `The response came in later, at ${response.receivedAt.toISOString()}.`,
      'Check the time of the request, and which response it is for.',
    );
  }
  if ((outcome === null) !== (decidedAt === null)) {
    problems.add(
      outcome === null ? 'outcome' : 'decidedAt',
      'MISSING',
      'A decision has an outcome and a time.',
      'Give both outcome and decidedAt, or neither while it is not decided.',
    );
  }
  if (decidedAt !== null && decidedAt > now) {
    problems.add('decidedAt', 'IN_FUTURE', 'It is later than now.', 'Give the time at which it was decided.');
  } else if (decidedAt !== null && decidedAt < requestedAt) {
    problems.add(
      'decidedAt',
      'BEFORE_REQUEST',
      `It was asked for later, at ${requestedAt.toISOString()}.`,
      'Check both times.',
    );
  }
  const confidential = response !== null && response.confidentiality !== Confidentiality.NONE;
  if (outcome !== null && confidential && !explanationConsidered) {
    problems.add(
      'explanationConsidered',
      'EXPLANATION_NOT_CONSIDERED',
      'The respondent regards the response as confidential, and its explanation was not taken into account.',
      'Take the explanation into account before deciding; confidentialityReason has it.',
    );
  }
}
