import { Field, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { keepAmong } from '../../../platform/database/conditions';
import { listing } from '../../../platform/paging/listing';
import { TraceDirection, TraceLinkStatus, TraceLinkType } from '../register/register.vocabulary';
import { TraceLink } from './trace-link';
import { TraceLinkEnd } from './trace-link-end';
import { visibleLinks } from './visible-links';

@InputType({ description: 'Which links of a thing; all that is given must hold.' })
export class TraceLinkFilter {
  @Field(() => [TraceLinkType], { nullable: true, description: 'Of one of these types.' })
  types?: TraceLinkType[] | null;

  @Field(() => [TraceLinkStatus], { nullable: true, description: 'In one of these statuses.' })
  statuses?: TraceLinkStatus[] | null;

  @Field(() => TraceDirection, {
    nullable: true,
    description: 'Coming from the thing, or going to it; both unless given.',
  })
  direction?: TraceDirection | null;

  @Field(() => [String], {
    nullable: true,
    description: 'With a thing of one of these GraphQL types at the other end, e.g. RecoveryScenario.',
  })
  otherKinds?: string[] | null;
}

/** Narrows links by one of their ends, under the alias `side`. */
function narrowByEnd(query: SelectQueryBuilder<TraceLink>, filter: TraceLinkFilter | null | undefined): void {
  keepAmong(query, 'side.type', filter?.types);
  keepAmong(query, 'side.status', filter?.statuses);
  keepAmong(query, 'side.otherKind', filter?.otherKinds);
  const direction = filter?.direction;
  if (direction && direction !== TraceDirection.BOTH) keepAmong(query, 'side.direction', [direction]);
}

/** The links of each of many things that exist for the caller. */
export const linksOfThing = listing<TraceLink, TraceLinkFilter | null | undefined>({
  name: 'traceLinks',
  entity: TraceLink,
  parent: 'side.thingId',
  narrow(query, filter, context) {
    query.innerJoin(TraceLinkEnd, 'side', 'side.linkId = thing.id');
    visibleLinks(query, context, TraceLink, 'thing');
    narrowByEnd(query, filter);
  },
});

/** Links to be reviewed because a clause at an end has changed; of one document, or of all. */
export const suspectLinks = listing<TraceLink, { documentId: string | null }>({
  name: 'suspectLinks',
  entity: TraceLink,
  narrow(query, { documentId }, context) {
    visibleLinks(query, context, TraceLink, 'thing');
    keepAmong(query, 'thing.status', [TraceLinkStatus.SUSPECT]);
    if (documentId === null) return;
    const ofDocument = 'IN (SELECT clause.id FROM clause WHERE clause.documentId = :documentId)';
    query.andWhere(`(thing.fromId ${ofDocument} OR thing.toId ${ofDocument})`, { documentId });
  },
});
