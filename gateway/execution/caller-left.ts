import { GraphQLError } from 'graphql';

/** Why something is given up when whoever asked for it has gone away; nobody reads it but the log. */
export function callerLeft(): GraphQLError {
  return new GraphQLError('The caller went away before the answer was ready.', { extensions: { code: 'CANCELLED' } });
}
