import { requireRole } from '../caller/caller';
import type { Role } from '../caller/role';
import type { ReferenceResolver } from './federated-schema';

/** Guards an entity's reference resolver: who may not read the thing by a query may not by `_entities` either. */
export function readableBy(roles: readonly Role[], what: string, resolve: ReferenceResolver): ReferenceResolver {
  return (reference, context, info) => {
    requireRole(context.caller, roles, what);
    return resolve(reference, context, info);
  };
}
