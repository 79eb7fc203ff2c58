/** A baseline that is or was in force, or will be: from a day on, up to the day before another; null for no end. */
export interface EffectiveRange {
  id: string;
  effectiveFrom: string;
  effectiveTo: string | null;
}

export type Succession = { ends: EffectiveRange | null } | { overlaps: EffectiveRange };

/**
 * What the designation of a text from a day on, with no end yet, does to those that the document has: it ends the one
 * that has no end; it cannot take effect before or with another one.
 */
export function succession(ranges: readonly EffectiveRange[], from: string): Succession {
  const overlaps = ranges.find(({ effectiveFrom, effectiveTo }) =>
    effectiveTo === null ? effectiveFrom >= from : effectiveTo > from,
  );
  if (overlaps) return { overlaps };
  return { ends: ranges.find(({ effectiveTo }) => effectiveTo === null) ?? null };
}
