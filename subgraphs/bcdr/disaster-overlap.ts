import { FailureExtent } from './vocabulary';

export interface ActivePart {
  componentId: string;
  /** The active disaster that the component is a part of. */
  disasterId: string;
  extent: FailureExtent;
}

/**
 * The active disasters that a new one may not be declared beside, because they are about one of its components already.
 * A second loss turns the loss of some into the loss of all, so the scenario about losing all may be declared while the
 * one about losing some is active.
 * @param parts of active disasters, among the components of the new one
 * @source IMP 5.2 (one data centre lost, both data centres lost)
 */
export function overlaps(extent: FailureExtent, parts: readonly ActivePart[]): ActivePart[] {
  return parts.filter((part) => !(extent === FailureExtent.TOTAL && part.extent === FailureExtent.PARTIAL));
}
