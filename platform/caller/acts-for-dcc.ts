import type { MiddlewareFn } from 'type-graphql';
import { notForDcc } from '../errors';
import type { RequestContext } from '../request-context';
import { type Caller, hasRole } from './caller';
import { NETWORK_WRITERS } from './role';

/** The organisation that runs the network. */
export const DCC_ID = 'organisation:DCC';

/** Whether a caller of the operations desk acts for DCC: one that acts for no other organisation. */
export function actsForDcc(caller: Caller): boolean {
  const { organisationId } = caller;
  return hasRole(caller, NETWORK_WRITERS) && (organisationId === null || organisationId === DCC_ID);
}

/**
 * What the policy leaves to DCC is done by those who act for it.
 * @throws FORBIDDEN for a caller that acts for another organisation
 */
export function requireDcc(caller: Caller, what: string): void {
  if (!actsForDcc(caller)) throw notForDcc(what, caller.organisationId ?? 'nobody');
}

/** Keeps a mutation for those who act for DCC; `@Authorized` comes before it. */
export const forDcc: MiddlewareFn<RequestContext> = ({ context, info }, next) => {
  requireDcc(context.caller, `${info.parentType.name}.${info.fieldName}`);
  return next();
};
