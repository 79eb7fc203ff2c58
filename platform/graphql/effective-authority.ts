import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';
import { Role } from '../caller/role';
import { rolesOf } from './authority';
import type { ReferenceResolvers } from './federated-schema';
import { guardOf } from './reference';

const EVERY_ROLE: readonly Role[] = Object.values(Role);

/** A subgraph as far as it tells by which roads its types are reached. */
export interface Roads {
  schema: GraphQLSchema;
  references: ReferenceResolvers;
}

function open(roles: readonly Role[]): readonly Role[] {
  return roles.includes(Role.PUBLIC) ? EVERY_ROLE : roles;
}

/** What a field can give: its type, or each of which that can be. */
function given(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

/**
 * Who can come to the things of each type of a subgraph by any road: a query or a mutation, a reference of another
 * subgraph, and from there from field to field.
 */
function reached({ schema, references }: Roads, own: ReadonlyMap<string, readonly Role[]>): Map<string, Set<Role>> {
  const who = new Map<string, Set<Role>>();
  const waiting: GraphQLObjectType[] = [];
  const letIn = (type: GraphQLObjectType, roles: Iterable<Role>) => {
    const known = who.get(type.name) ?? new Set();
    const before = known.size;
    for (const role of roles) known.add(role);
    who.set(type.name, known);
    if (known.size > before) waiting.push(type);
  };
  for (const root of [schema.getQueryType(), schema.getMutationType()]) if (root) letIn(root, EVERY_ROLE);
  for (const [name, resolve] of Object.entries(references)) {
    const type = schema.getType(name);
    if (isObjectType(type)) letIn(type, open(guardOf(resolve) ?? []));
  }
  for (let type = waiting.pop(); type; type = waiting.pop()) {
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      const roles = open(own.get(`${type.name}.${field.name}`) ?? EVERY_ROLE);
      const through = [...(who.get(type.name) ?? [])].filter((role) => roles.includes(role));
      for (const next of given(schema, getNamedType(field.type))) letIn(next, through);
    }
  }
  return who;
}

/** Who may read each field of each type, in the end: whoever can come to its type and may read the field itself. */
export function effectiveAuthority(subgraphs: readonly Roads[]): Map<string, Map<string, readonly Role[]>> {
  const own = rolesOf();
  const types = new Map<string, Map<string, readonly Role[]>>();
  for (const roads of subgraphs) {
    const who = reached(roads, own);
    for (const type of Object.values(roads.schema.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('_')) continue;
      const fields = types.get(type.name) ?? new Map<string, readonly Role[]>();
      types.set(type.name, fields);
      for (const name of Object.keys(type.getFields()).filter((field) => !field.startsWith('_'))) {
        const roles = open(own.get(`${type.name}.${name}`) ?? EVERY_ROLE);
        const here = [...(who.get(type.name) ?? [])].filter((role) => roles.includes(role));
        const elsewhere = fields.get(name) ?? [];
        fields.set(
          name,
          EVERY_ROLE.filter((role) => here.includes(role) || elsewhere.includes(role)),
        );
      }
    }
  }
  return types;
}
