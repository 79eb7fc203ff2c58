import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Ids } from './hunter';

export interface Attempt {
  query: string;
  variables: Record<string, unknown>;
}

/** What is there in any case, by the field of an input that names it. */
const THERE: Record<string, string> = {
  ...{ consultationId: 'consultation:TALE', organisationId: 'organisation:SUP-ALDER', toId: 'clause:TLE-1.1' },
  ...{ documentCode: 'TLE', organisationIds: 'organisation:SUP-ALDER', publisherId: 'organisation:SUP-ALDER' },
};
const PLAIN: Record<string, unknown> = {
  ...{ String: '', Int: 1, Boolean: false, Date: '2018-08-02', DateTime: '2018-08-01T12:00:00Z' },
};

/** Every mutation, with each of some ids wherever an id is wanted, and with texts that no mutation takes. */
export function attempts(schema: GraphQLSchema, ids: Ids): Attempt[] {
  const named = Object.values(ids).flatMap(([first]) => first ?? []);
  return Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args: [input] }) => {
    const type = input && getNamedType(input.type).name;
    const of = (index: number) =>
      `m${index}: ${name}(input: $i${index}) { userErrors { field code message suggestion } }`;
    return {
      query: `mutation (${named.map((_, index) => `$i${index}: ${type}!`).join(', ')}) { ${named.map((_, index) => of(index)).join(' ')} }`,
      variables: Object.fromEntries(named.map((id, index) => [`i${index}`, input && inputOf('', input.type, id)])),
    };
  });
}

function inputOf(name: string, type: GraphQLInputType, id: string): unknown {
  if (isNonNullType(type)) return inputOf(name, type.ofType, id);
  if (isListType(type)) return [inputOf(name, type.ofType, id)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).map((field) => [field.name, inputOf(field.name, field.type, id)]);
    return Object.fromEntries(fields);
  }
  return THERE[name] ?? (type.name === 'ID' ? id : PLAIN[type.name]);
}
