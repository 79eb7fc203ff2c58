import { Role } from '../caller/role';
import { decorated } from './decorated';
import type { ReferenceResolvers } from './federated-schema';
import { guardOf } from './reference';

const ROLES = Object.values(Role);

/** Notes who may, where that is not everybody; who is named twice must be named both times. */
function noteIn(authority: Map<string, readonly Role[]>) {
  return (coordinate: string, roles: readonly unknown[] | undefined) => {
    if (!roles || roles.length === 0 || roles.includes(Role.PUBLIC)) return;
    const known = authority.get(coordinate) ?? ROLES;
    authority.set(
      coordinate,
      known.filter((role) => roles.includes(role)),
    );
  };
}

/** Who may read each field, and do each mutation, that not everybody may, by `Type.field`, as its decorator says. */
export function rolesOf(): Map<string, readonly Role[]> {
  const authority = new Map<string, readonly Role[]>();
  const note = noteIn(authority);
  const { queries, mutations, fieldResolvers, objectTypes } = decorated();
  const nameOf = new Map<object, string>(objectTypes.map(({ target, name }) => [target, name]));
  for (const { schemaName, roles } of queries) note(`Query.${schemaName}`, roles);
  for (const { schemaName, roles } of mutations) note(`Mutation.${schemaName}`, roles);
  for (const { name, fields = [] } of objectTypes) {
    for (const { schemaName, roles } of fields) note(`${name}.${schemaName}`, roles);
  }
  for (const { schemaName, roles, getObjectType } of fieldResolvers) {
    const type = getObjectType && nameOf.get(getObjectType());
    if (type) note(`${type}.${schemaName}`, roles);
  }
  return authority;
}

/**
 * Who may read each field that not everybody may, by `Type.field`, and each type that is guarded as a whole, by its name;
 * of all subgraphs whose schemas were built in this process.
 */
export function readAuthority(references: readonly ReferenceResolvers[]): Map<string, readonly Role[]> {
  const reads = [...rolesOf()].filter(([coordinate]) => !coordinate.startsWith('Mutation.'));
  const authority = new Map<string, readonly Role[]>(reads);
  const note = noteIn(authority);
  for (const resolvers of references) {
    for (const [type, resolver] of Object.entries(resolvers)) note(type, guardOf(resolver));
  }
  return new Map([...authority].sort(([a], [b]) => (a < b ? -1 : 1)));
}
