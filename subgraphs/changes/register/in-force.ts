/**
 * The condition on which a baseline is in force on a day: designated then, whatever became of it later. Both ends are
 * days in UK time; the last is the first on which it is in force no more. Takes the parameter `:day`, or
 * another expression for the day.
 */
export function inForce(alias: string, day = ':day'): string {
  return `(${alias}.status IN ('DESIGNATED', 'SUPERSEDED') AND ${alias}.effectiveFrom <= ${day}
    AND (${alias}.effectiveTo IS NULL OR ${alias}.effectiveTo > ${day}))`;
}

/**
 * Orders versions of a clause so that the one that stands comes first: that of the baseline in force, otherwise the
 * newest that was not given up, drafts after what left its draft, otherwise the last there was. Takes the parameter
 * `:day`, or another expression for the day.
 */
export function standingOrder(alias: string, day = ':day'): string {
  return `CASE WHEN ${inForce(alias, day)} THEN 0 WHEN ${alias}.status = 'WITHDRAWN' THEN 3
      WHEN ${alias}.status = 'DRAFT' THEN 2 ELSE 1 END,
    CASE WHEN ${inForce(alias, day)} THEN ${alias}.effectiveFrom END DESC, ${alias}.ordinal DESC, ${alias}.id`;
}
