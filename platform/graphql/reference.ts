import { requireRole } from '../caller/caller';
import { EVERYBODY, type Role } from '../caller/role';
import type { ReferenceResolver } from './federated-schema';

const guards = new WeakMap<ReferenceResolver, readonly Role[]>();

/** Guards an entity's reference resolver: who may not read the thing by a query may not by `_entities` either. */
export function readableBy(roles: readonly Role[], what: string, resolve: ReferenceResolver): ReferenceResolver {
  const guarded: ReferenceResolver = (reference, context, info) => {
    requireRole(context.caller, roles, what);
    return resolve(reference, context, info);
  };
  guards.set(guarded, roles);
  return guarded;
}

/** Says that everybody may have a thing by `_entities`, as far as it exists for the caller. */
export function readableByAll(resolve: ReferenceResolver): ReferenceResolver {
  guards.set(resolve, EVERYBODY);
  return resolve;
}

/** Who may read the things of a reference resolver; undefined when nobody said. */
export function guardOf(resolve: ReferenceResolver): readonly Role[] | undefined {
  return guards.get(resolve);
}
