import { Role } from '../../../platform/caller/role';

/** Everybody with a token; the public is not. */
export const SIGNED_IN = Object.values(Role).filter((role) => role !== Role.PUBLIC);
