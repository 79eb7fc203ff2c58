import { type DisasterStatus, FailureExtent } from './vocabulary';

export interface ActivePart {
  componentId: string;
  /** The active disaster that the component is a part of. */
  disasterId: string;
  status: DisasterStatus;
  extent: FailureExtent;
}

/**
 * The active disasters that a new one may not be declared beside, because they are about one of its components already.
 * A second loss turns the loss of some into the loss of all, so the scenario about losing all may be declared while the
 * one about losing some is active: that one then moves on.
 * @param parts of active disasters, among the components of the new one
 * @source IMP 5.2 (one data centre lost, both data centres lost)
 */
export function overlaps(extent: FailureExtent, parts: readonly ActivePart[]): ActivePart[] {
  return parts.filter((part) => !movesOn(extent, part));
}

function movesOn(extent: FailureExtent, part: ActivePart): boolean {
  return extent === FailureExtent.TOTAL && part.extent === FailureExtent.PARTIAL;
}

/**
 * The disaster about losing some that becomes the one about losing all, rather than being counted beside it.
 * @param parts of active disasters, among the components that are lost, the oldest disaster first
 * @source IMP 5.2 (one data centre lost, both data centres lost)
 */
export function movingOn(extent: FailureExtent, parts: readonly ActivePart[]): string | undefined {
  return parts.find((part) => movesOn(extent, part))?.disasterId;
}
