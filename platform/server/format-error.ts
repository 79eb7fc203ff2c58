import { type GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import type { Logger } from './door';

const SUGGESTIONS: Record<string, string> = {
  GRAPHQL_PARSE_FAILED: 'Correct the document at the place named; it must be one GraphQL operation.',
  GRAPHQL_VALIDATION_FAILED:
    'Correct the operation as the message says; the schema describes every field, argument and value.',
  BAD_USER_INPUT: 'Correct the variable or argument as the message says; the schema describes what it takes.',
  BAD_REQUEST: 'Send JSON with a query, as GraphQL over HTTP has it.',
  INTERNAL_SERVER_ERROR:
    'Try again, after reading what you meant to change; tell the operator the time at which it happened.',
};

const UNEXPECTED = 'INTERNAL_SERVER_ERROR';
/** What Apollo calls an error of a subgraph that has no code of its own. */
const UNEXPECTED_IN_SUBGRAPH = 'DOWNSTREAM_SERVICE_ERROR';

/** What a caller learns of an error: a stable code and a way out, never a stack, an SQL statement or a file's name. */
export function formatError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const {
    code: given = UNEXPECTED,
    suggestion,
    stacktrace: _hidden,
    serviceName: _internal,
    http: _status,
    ...details
  } = formatted.extensions ?? {};
  const code = given === UNEXPECTED_IN_SUBGRAPH ? UNEXPECTED : String(given);
  const message = code === UNEXPECTED ? 'Something went wrong on our side.' : formatted.message;
  const way = suggestion ?? SUGGESTIONS[code];
  return { ...formatted, message, extensions: { code, ...(way === undefined ? {} : { suggestion: way }), ...details } };
}

/** Writes down an error that nobody foresaw; the others are the caller's to read. */
export function logUnexpected(error: GraphQLError, logger: Logger): void {
  if (error.extensions.code === undefined || error.extensions.code === UNEXPECTED) {
    logger.error(error.originalError ?? error, 'unexpected error');
  }
}

const INPUT_NODES: readonly string[] = [
  ...[Kind.VARIABLE_DEFINITION, Kind.VARIABLE, Kind.STRING, Kind.INT, Kind.FLOAT, Kind.BOOLEAN, Kind.NULL, Kind.ENUM],
  ...[Kind.LIST, Kind.OBJECT],
];

/**
 * Whether it is the executor's own word on a value of a variable or an argument, e.g. a day that there is not: it has no
 * code, and points to the value. The gateway leaves the values of our scalars to the subgraphs.
 */
function isAboutInput({ extensions, nodes }: GraphQLError): boolean {
  return extensions.code === undefined && INPUT_NODES.includes(nodes?.[0]?.kind ?? '');
}

/** Formats an error for the caller, and writes it down when nobody foresaw it. */
export function tellError(error: GraphQLError, logger: Logger): GraphQLFormattedError {
  if (isAboutInput(error)) return formatError({ ...error.toJSON(), extensions: { code: 'BAD_USER_INPUT' } });
  logUnexpected(error, logger);
  return formatError(error.toJSON());
}
