import { GraphQLError } from 'graphql';
import { shown } from './input/shown';

/**
 * Codes in `extensions.code` of GraphQL errors: what the caller cannot mend by editing a mutation's input. What it can
 * mend comes back in the payload's `userErrors` instead (see input/problems.ts).
 */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'SERVICE_UNAVAILABLE';

/** What errors carry in `extensions` for their readers; whatever else a subgraph says stays within. */
export const PUBLIC_EXTENSIONS: ReadonlySet<string> = new Set([
  ...['code', 'suggestion', 'service', 'argument', 'id'],
  ...['currentVersion', 'current'],
]);

function failure(
  code: ErrorCode,
  message: string,
  suggestion: string,
  details: Record<string, unknown> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, suggestion, ...details } });
}

/** An argument of a query that cannot be read. */
export function badArgument(argument: string, message: string, suggestion: string): GraphQLError {
  return failure('BAD_USER_INPUT', message, suggestion, { argument });
}

export function notFound(id: string, suggestion: string): GraphQLError {
  const name = shown(id);
  return failure('NOT_FOUND', `There is no ${name}.`, suggestion, { id: name });
}

/**
 * Somebody else changed the thing since the caller read it.
 * @param details further extensions, such as its present state as far as the caller may see it
 */
export function conflict(
  id: string,
  given: number,
  current: number,
  details: Record<string, unknown> = {},
): GraphQLError {
  return failure(
    'CONFLICT',
    `${id} is at version ${current}; the change was made against version ${given}.`,
    'Read it again, check that your change still makes sense, and send it with the current version.',
    { id, currentVersion: current, ...details },
  );
}

/** A key stands for one thing that is done; it came with something else. */
export function keyReused(): GraphQLError {
  return failure(
    'IDEMPOTENCY_KEY_REUSED',
    'This Idempotency-Key was sent with other arguments less than a day ago.',
    'Send what was sent then, to get its answer again, or another key to do something else.',
  );
}

/** No token, or one that is not to be trusted; which of its faults it was is not told. */
export function unauthenticated(message: string, suggestion: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', suggestion, http: { status: 401 } } });
}

export function forbidden(what: string, allowed: readonly string[]): GraphQLError {
  return failure('FORBIDDEN', `Your role does not allow ${what}.`, `Ask for one of: ${allowed.join(', ')}.`);
}

/** What is left to DCC was asked for by somebody who acts for another organisation. */
export function notForDcc(what: string, organisationId: string): GraphQLError {
  const message = `${what} is for those who act for DCC, and you act for ${organisationId}.`;
  return failure('FORBIDDEN', message, 'Ask with a token for organisation:DCC, or for no organisation.');
}

/** Another part of the graph that is needed for the answer cannot be reached; nothing was changed. */
export function unavailable(what: string): GraphQLError {
  return failure('SERVICE_UNAVAILABLE', `${what} cannot be reached.`, 'Nothing was changed; try again in a moment.');
}
