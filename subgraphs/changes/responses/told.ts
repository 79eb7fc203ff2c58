import { changesBetween, type RecordedChange } from '../../../platform/history/history';
import type { Answer } from './answer';
import type { Comment } from './comment';
import type { Disclosure } from './disclosure';
import type { Response } from './response';

/** Fields whose values history never holds: it is shown alike to all who may see the thing. */
export const CONFIDENTIAL_FIELDS = ['fullText', 'publicText', 'reason'] as const;

/** The same of a request to disclose a response, whose outcome may quote what was asked for. */
export const CONFIDENTIAL_OF_DISCLOSURE = ['outcome'] as const;

/**
 * What is told in the history of a response of how it stands: which questions it answers, not what it says, and nothing
 * of other responses that may be hidden, such as its running number or what it replaces.
 */
function toldOfResponse(response: Response, answers: readonly Answer[]) {
  const { number: _number, lineageId: _lineageId, place: _place, replacesId: _replacesId, ...told } = response;
  return { ...told, answers: answers.map(({ questionId }) => questionId) };
}

/**
 * What is told in the history of a comment: neither running numbers, nor how far into a text it stands, nor whether
 * others are like it.
 */
export function toldOfComment(comment: Comment) {
  const { responseNumber: _responseNumber, number: _number, excerptStart: _start, excerptEnd: _end, ...rest } = comment;
  const { campaignId: _campaignId, fingerprint: _fingerprint, ...told } = rest;
  return told;
}

/** The first entry of a response's history. */
export function newResponse(response: Response, answers: readonly Answer[]): RecordedChange {
  return {
    thingId: response.id,
    changes: changesBetween(null, toldOfResponse(response, answers), CONFIDENTIAL_FIELDS),
  };
}

/** The first entry of a comment's history. */
export function newComment(comment: Comment): RecordedChange {
  return { thingId: comment.id, changes: changesBetween(null, toldOfComment(comment), CONFIDENTIAL_FIELDS) };
}

/** The first entry of the history of a request to disclose a response. */
export function newDisclosure(disclosure: Disclosure): RecordedChange {
  return { thingId: disclosure.id, changes: changesBetween(null, disclosure, CONFIDENTIAL_OF_DISCLOSURE) };
}
