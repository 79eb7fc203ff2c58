/** What a link was reviewed against at an end: words, and the place of their baseline among those of the document. */
export interface Reviewed {
  /** Null when no text was held. */
  contentHash: string | null;
  /** 0 when no text was held. */
  ordinal: number;
}

/** What a clause says in a baseline that is in force from a day on, up to the day before another; null for no end. */
export interface EffectiveText {
  baselineId: string;
  ordinal: number;
  from: string;
  to: string | null;
  /** Null when the clause is not in it. */
  contentHash: string | null;
}

export interface SuspectSpan {
  baselineId: string;
  from: string;
  to: string | null;
  /** When it began without a break. */
  since: string;
}

/**
 * The days on which a link is suspect at an end: those on which other words are in force than it was reviewed against.
 * Words of a baseline older than the one reviewed do not count, so that a link can be reviewed ahead of what is to come.
 * @param texts in the order of the days on which they take effect
 * @param today before which nothing is told; what is in force today counts from today on
 */
export function suspectSpans(reviewed: Reviewed, texts: readonly EffectiveText[], today: string): SuspectSpan[] {
  const spans: SuspectSpan[] = [];
  for (const { baselineId, ordinal, contentHash, ...days } of texts) {
    const { to } = days;
    if (to !== null && to <= today) continue;
    if (ordinal < reviewed.ordinal || contentHash === reviewed.contentHash) continue;
    const from = days.from < today ? today : days.from;
    const before = spans.at(-1);
    spans.push({ baselineId, from, to, since: before?.to === from ? before.since : from });
  }
  return spans;
}
