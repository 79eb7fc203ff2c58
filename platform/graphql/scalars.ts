import { GraphQLError, GraphQLScalarType, type ValueNode } from 'graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';

const EARLIEST = new Date('1000-01-01T00:00:00.000Z');
const LATEST = new Date('9999-12-31T23:59:59.999Z');

/** Keeps to the years that every database holds and that four digits write. */
function withinYears(instant: Date): Date {
  if (instant >= EARLIEST && instant <= LATEST) return instant;
  throw new GraphQLError('The time lies outside the years 1000 to 9999 (UTC).', {
    extensions: { code: 'BAD_USER_INPUT', suggestion: 'Check the year; write it like 2018-06-04T23:00:00Z.' },
  });
}

/** An instant: RFC 3339 in UTC. */
export const DateTimeScalar = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'An instant, RFC 3339 in UTC, e.g. 2018-06-04T23:00:00.000Z; in the years 1000 to 9999.',
  parseValue: (value: unknown) => withinYears(GraphQLDateTimeISO.parseValue(value)),
  parseLiteral: (node: ValueNode) => withinYears(GraphQLDateTimeISO.parseLiteral(node)),
});

const parseDay = <T>(parse: () => T): T => {
  try {
    return parse();
  } catch {
    throw new GraphQLError('It is no calendar day; write it like 2018-06-04.');
  }
};

/** A calendar day in the UK, kept as its text. */
export const DateScalar = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: 'Date',
  description: 'A calendar day in the UK, YYYY-MM-DD.',
  parseValue: (value: unknown) => parseDay(() => GraphQLLocalDate.parseValue(value)),
  parseLiteral: (node: ValueNode) => parseDay(() => GraphQLLocalDate.parseLiteral(node, null)),
});
