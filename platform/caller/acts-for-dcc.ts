import { forbidden } from '../errors';
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
  if (!actsForDcc(caller)) throw forbidden(`${what} for another organisation than DCC`, NETWORK_WRITERS);
}
