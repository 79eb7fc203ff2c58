import type { EntityManager } from 'typeorm';
import { TraceLink } from './trace-link';
import { TraceLinkEnd } from './trace-link-end';

/** Says for whom alone the links at a comment exist, as of the comment itself; for all whom it may concern when null. */
export async function hideLinksOf(
  transaction: EntityManager,
  commentId: string,
  onlyFor: string | null,
): Promise<void> {
  await transaction.update(TraceLinkEnd, { thingId: commentId }, { thingOnlyFor: onlyFor });
  const ends = await transaction.findBy(TraceLinkEnd, { thingId: commentId });
  for (const { linkId } of ends) {
    await transaction.update(TraceLinkEnd, { linkId, otherId: commentId }, { otherOnlyFor: onlyFor });
    await transaction.update(TraceLink, { id: linkId, fromId: commentId }, { fromOnlyFor: onlyFor });
    await transaction.update(TraceLink, { id: linkId, toId: commentId }, { toOnlyFor: onlyFor });
  }
}
