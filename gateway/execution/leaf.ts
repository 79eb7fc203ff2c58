import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLString,
  isEnumType,
} from 'graphql';

const LARGEST_INT = 2 ** 31 - 1;
const SMALLEST_INT = -(2 ** 31);

export function isInt(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value <= LARGEST_INT && value >= SMALLEST_INT;
}

/**
 * Whether a value of a subgraph is one of a scalar or enum of the API schema: an enum's values may be fewer there, and a
 * custom scalar takes anything.
 */
export function isLeafValue(type: GraphQLLeafType, value: unknown): boolean {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined;
  switch (type.name) {
    case GraphQLInt.name:
      return isInt(value);
    case GraphQLFloat.name:
      return typeof value === 'number' && Number.isFinite(value);
    case GraphQLString.name:
      return typeof value === 'string';
    case GraphQLBoolean.name:
      return typeof value === 'boolean';
    case GraphQLID.name:
      return typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value));
    default:
      return true;
  }
}
