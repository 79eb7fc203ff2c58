import { type Caller, isOutsider } from '../../../platform/caller/caller';
import type { ComplianceAssessment } from './compliance-assessment';
import { meets } from './query/needed-roles';

/**
 * Whether somebody is told what an assessment counted, and which things it found: when he may read every field and every
 * type that its query read. For those outside, things are hidden row by row besides, of which counts would tell.
 *
 * The assessor reads no confidential text, so that to everybody else its counts tell nothing that he could not count.
 */
export function mayBeTold(caller: Caller, { neededRoles }: Pick<ComplianceAssessment, 'neededRoles'>): boolean {
  return (
    !isOutsider(caller) &&
    meets(
      caller.roles,
      (neededRoles ?? []).map((roles) => ({ roles })),
    )
  );
}
