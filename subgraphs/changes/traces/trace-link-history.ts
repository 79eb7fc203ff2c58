import type { TraceLink } from './trace-link';
import type { TraceLinkEnd } from './trace-link-end';

/** A link as its history tells of it: what it was reviewed against by name, since a hash would tell of the words. */
export function toldOf(link: TraceLink, ends: readonly TraceLinkEnd[]): object {
  return { ...link, reviewedAgainst: ends.flatMap(({ reviewedVersionId }) => reviewedVersionId ?? []) };
}
