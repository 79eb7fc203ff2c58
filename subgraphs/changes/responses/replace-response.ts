import type { EntityManager } from 'typeorm';
import type { Caller } from '../../../platform/caller/caller';
import { conflict } from '../../../platform/errors';
import type { Authorship } from '../../../platform/history/history';
import type { Problems } from '../../../platform/input/problems';
import { heldResponse } from './held-response';
import type { Response } from './response';
import type { ReadResponse } from './response-rules';
import { isHidden, restate } from './restate';

/**
 * The response that another is to replace: the same organisation's to the same consultation, and not replaced yet.
 * @throws CONFLICT when somebody else has changed it, or replaced it
 */
export async function readReplaced(
  transaction: EntityManager,
  problems: Problems,
  { replaces, organisationId, consultationId }: ReadResponse,
  caller: Caller,
): Promise<Response | null> {
  if (!replaces) return null;
  const earlier = await heldResponse(transaction, replaces.id, caller);
  if (!earlier || earlier.respondentId !== organisationId || earlier.consultationId !== consultationId) {
    problems.add(
      'replacesId',
      'NOT_FOUND',
      'The organisation has no such response to this consultation.',
      "Check the id; the organisation's responses list those that can be replaced.",
    );
    return null;
  }
  if (earlier.version !== replaces.version) throw conflict(earlier.id, replaces.version, earlier.version);
  if (!earlier.current) {
    problems.add(
      'replacesId',
      'ALREADY_REPLACED',
      'A later response replaces it already.',
      'Replace the latest one; replacedBy leads to it.',
    );
    return null;
  }
  return earlier;
}

/** Puts a response in the place of an earlier one, which is kept. */
export async function replaceResponse(
  transaction: EntityManager,
  by: Authorship,
  earlier: Response,
  later: Response,
): Promise<void> {
  const confidential = isHidden(earlier.confidentiality, later);
  await restate(transaction, by, earlier, { current: false, replacedById: later.id, confidential });
}
