import { registerEnumType } from 'type-graphql';

/** Why the latest assessment says nothing of what stands. */
export enum StaleReason {
  NEVER_ASSESSED = 'NEVER_ASSESSED',
  TEXT_CHANGED = 'TEXT_CHANGED',
  QUERY_CHANGED = 'QUERY_CHANGED',
}

registerEnumType(StaleReason, {
  name: 'StaleReason',
  description: 'Why the latest assessment of an obligation says nothing of what stands.',
  valuesConfig: {
    NEVER_ASSESSED: { description: 'There is none.' },
    TEXT_CHANGED: {
      description: 'The heading or text of the clause that stands today is another; a new number alone is none.',
    },
    QUERY_CHANGED: { description: "The obligation's query is another." },
  },
});

/** What an assessment rests on. */
export interface Grounds {
  contentHash: string;
  queryHash: string;
}

/** @param standing hash of the text that stands; null for a clause that stands nowhere */
export function staleReasons(
  latest: Grounds | null,
  standing: { contentHash: string | null; queryHash: string },
): StaleReason[] {
  if (!latest) return [StaleReason.NEVER_ASSESSED];
  const reasons: StaleReason[] = [];
  if (latest.contentHash !== standing.contentHash) reasons.push(StaleReason.TEXT_CHANGED);
  if (latest.queryHash !== standing.queryHash) reasons.push(StaleReason.QUERY_CHANGED);
  return reasons;
}
