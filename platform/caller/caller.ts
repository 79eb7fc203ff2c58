import type { AuthCheckerInterface, ResolverData } from 'type-graphql';
import { forbidden, unauthenticated } from '../errors';
import type { RequestContext } from '../request-context';
import { NETWORK_READERS, Role } from './role';

/** Who is asking, as a verified token says; without one, the public. */
export interface Caller {
  /** Subject of the token; null for the public. */
  subject: string | null;
  roles: ReadonlySet<Role>;
  /** Organisation that the caller acts for, e.g. `organisation:SUP-ALDER`. */
  organisationId: string | null;
}

export const PUBLIC_CALLER: Caller = { subject: null, roles: new Set([Role.PUBLIC]), organisationId: null };

export function hasRole(caller: Caller, roles: readonly Role[]): boolean {
  return roles.some((role) => caller.roles.has(role));
}

/** Whether somebody is outside the bodies that run the network and its code: such a one sees what is public, and its own. */
export function isOutsider(caller: Caller): boolean {
  return !hasRole(caller, NETWORK_READERS);
}

/** @throws UNAUTHENTICATED for the public, FORBIDDEN for others, when none of the caller's roles is among those */
export function requireRole(caller: Caller, roles: readonly Role[], what: string): void {
  if (hasRole(caller, roles)) return;
  if (caller.subject === null) {
    throw unauthenticated(`Sign in for ${what}.`, 'Send a token in the header "Authorization: Bearer …".');
  }
  throw forbidden(what, roles);
}

/** Decides what `@Authorized(…)` on a field says: the caller needs one of the roles. */
export class Authority implements AuthCheckerInterface<RequestContext, Role> {
  check({ context, info }: ResolverData<RequestContext>, roles: Role[]): boolean {
    requireRole(context.caller, roles, `${info.parentType.name}.${info.fieldName}`);
    return true;
  }
}
