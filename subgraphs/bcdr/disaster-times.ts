/** Whole seconds from one instant to another; null while the other has not come. */
export function secondsBetween(from: Date, to: Date | null): number | null {
  return to === null ? null : Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000));
}

/**
 * Whether recovery took no longer than its objective; null before recovery, and where no objective is set.
 * @source IMP 5.2
 */
export function withinObjective(achievedSeconds: number | null, objectiveSeconds: number | null): boolean | null {
  return achievedSeconds === null || objectiveSeconds === null ? null : achievedSeconds <= objectiveSeconds;
}
