import { Column, Entity, PrimaryColumn } from 'typeorm';
import { typeNameOf } from '../../../platform/ids';
import { TraceDirection, TraceLinkStatus, TraceLinkType } from '../register/register.vocabulary';
import type { TraceLink } from './trace-link';

/** A link as seen from one of its ends: two rows a link, so that it is found from either by one index. */
@Entity('trace_link_end')
export class TraceLinkEnd {
  @PrimaryColumn('varchar')
  thingId!: string;

  @PrimaryColumn('varchar')
  linkId!: string;

  /** OUT when the link comes from the thing, IN when it goes to it. */
  @Column('varchar')
  direction!: TraceDirection;

  @Column('varchar')
  otherId!: string;

  /** GraphQL type of the thing at the other end. */
  @Column('varchar')
  otherKind!: string;

  @Column('varchar')
  type!: TraceLinkType;

  @Column('varchar')
  status!: TraceLinkStatus;

  @Column('varchar', { nullable: true })
  thingOnlyFor!: string | null;

  @Column('varchar', { nullable: true })
  otherOnlyFor!: string | null;

  /** Of a clause: its version that the link was reviewed against; null when no text of it was held. */
  @Column('varchar', { nullable: true })
  reviewedVersionId!: string | null;

  /** Hash of the words that the link was reviewed against. */
  @Column('varchar', { nullable: true })
  reviewedHash!: string | null;

  /** Place, among the baselines of the document, of the one that holds those words; 0 for none. */
  @Column('int')
  reviewedOrdinal!: number;
}

/** What a link is reviewed against at an end. */
export type ReviewedText = Pick<TraceLinkEnd, 'reviewedVersionId' | 'reviewedHash' | 'reviewedOrdinal'>;

const NOTHING: ReviewedText = { reviewedVersionId: null, reviewedHash: null, reviewedOrdinal: 0 };

/** Both ends of a link. @param reviewed what it is reviewed against, by clause */
export function endsOf(link: TraceLink, reviewed: ReadonlyMap<string, ReviewedText>): [TraceLinkEnd, TraceLinkEnd] {
  const { id: linkId, type, status, fromId, toId, fromOnlyFor, toOnlyFor } = link;
  return [
    {
      ...{ thingId: fromId, linkId, direction: TraceDirection.OUT, otherId: toId, otherKind: typeNameOf(toId) },
      ...{ type, status, thingOnlyFor: fromOnlyFor, otherOnlyFor: toOnlyFor },
      ...(reviewed.get(fromId) ?? NOTHING),
    },
    {
      ...{ thingId: toId, linkId, direction: TraceDirection.IN, otherId: fromId, otherKind: typeNameOf(fromId) },
      ...{ type, status, thingOnlyFor: toOnlyFor, otherOnlyFor: fromOnlyFor },
      ...(reviewed.get(toId) ?? NOTHING),
    },
  ];
}
