import { getNamedType } from 'graphql';
import type { Role } from '../../../../platform/caller/role';
import type { Api } from './api';
import type { SelectedField } from './selected-fields';

/** Something that a query reads and not everybody may: one of the roles is needed. */
export interface Need {
  what: string;
  roles: readonly Role[];
}

/** What a query reads that not everybody may read, by the authority of the graph's fields and types. */
export function neededRoles(fields: readonly SelectedField[], { authority }: Api): Need[] {
  const coordinates = fields.flatMap(({ parent, field }) => [
    `${parent.name}.${field.name}`,
    parent.name,
    getNamedType(field.type).name,
  ]);
  return [...new Set(coordinates)].flatMap((what) => {
    const roles = authority.get(what);
    return roles ? [{ what, roles }] : [];
  });
}

/** Whether somebody may read all that a query reads. */
export function meets(roles: ReadonlySet<Role>, needs: readonly Pick<Need, 'roles'>[]): boolean {
  return needs.every((need) => need.roles.some((role) => roles.has(role)));
}
