import {
  type GraphQLField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

const VALUES: Record<string, string> = {
  Int: '1',
  Float: '1',
  Boolean: 'true',
  DateTime: '"2018-05-04T12:00:00.000Z"',
  Date: '"2018-05-04"',
};

/** Any value that a type takes; what of it names a thing names none. */
export function leastValue(type: GraphQLInputType): string {
  if (isNonNullType(type)) return leastValue(type.ofType);
  if (isListType(type)) return `[${leastValue(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((field) => `${field.name}: ${leastValue(field.type)}`).join(' ')} }`;
  }
  return VALUES[type.name] ?? '"nothing:NONE"';
}

/** The arguments that a field must have, or all that it can. */
export function leastArguments(field: GraphQLField<unknown, unknown>, all = false): string {
  const given = field.args.filter((arg) => all || isRequiredArgument(arg));
  if (given.length === 0) return '';
  return `(${given.map((arg) => `${arg.name}: ${leastValue(arg.type)}`).join(', ')})`;
}
