import { Role } from '../caller/role';
import { decorated } from './decorated';
import type { ReferenceResolvers } from './federated-schema';
import { guardOf } from './reference';

const ROLES = Object.values(Role);

/**
 * Who may read each field that not everybody may, by `Type.field`, and each type that is guarded as a whole, by its name;
 * of all subgraphs whose schemas were built in this process.
 */
export function readAuthority(references: readonly ReferenceResolvers[]): Map<string, readonly Role[]> {
  const authority = new Map<string, readonly Role[]>();
  const note = (coordinate: string, roles: readonly unknown[] | undefined) => {
    if (!roles || roles.length === 0) return;
    const known = authority.get(coordinate) ?? ROLES;
    authority.set(
      coordinate,
      known.filter((role) => roles.includes(role)),
    );
  };
  const { queries, fieldResolvers, objectTypes } = decorated();
  const nameOf = new Map<object, string>(objectTypes.map(({ target, name }) => [target, name]));
  for (const { schemaName, roles } of queries) note(`Query.${schemaName}`, roles);
  for (const { name, fields = [] } of objectTypes) {
    for (const { schemaName, roles } of fields) note(`${name}.${schemaName}`, roles);
  }
  for (const { schemaName, roles, getObjectType } of fieldResolvers) {
    const type = getObjectType && nameOf.get(getObjectType());
    if (type) note(`${type}.${schemaName}`, roles);
  }
  for (const resolvers of references) {
    for (const [type, resolver] of Object.entries(resolvers)) note(type, guardOf(resolver));
  }
  return new Map([...authority].sort(([a], [b]) => (a < b ? -1 : 1)));
}
