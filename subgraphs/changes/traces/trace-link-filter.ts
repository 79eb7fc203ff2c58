import { Field, InputType } from 'type-graphql';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { keepAmong } from '../../../platform/database/conditions';
import { listing } from '../../../platform/paging/listing';
import { today } from '../register/register.loaders';
import { TraceDirection, TraceLinkStatus, TraceLinkType } from '../register/register.vocabulary';
import { TraceLink } from './trace-link';
import { TraceLinkEnd } from './trace-link-end';
import { isSuspect } from './trace-link-suspect';
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

  @Field(() => [String], { nullable: true, description: 'Owned by one of these.' })
  owners?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Made by one of these.' })
  createdBy?: string[] | null;
}

/** Keeps the links, under the alias `thing`, that are in one of some statuses on a day. */
export function keepInStatus<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  statuses: readonly TraceLinkStatus[] | null | undefined,
  day: string,
): void {
  if (!statuses) return;
  const suspect = isSuspect('thing.id');
  const conditions = {
    [TraceLinkStatus.CURRENT]: `thing.status <> 'RETIRED' AND NOT ${suspect}`,
    [TraceLinkStatus.SUSPECT]: `thing.status <> 'RETIRED' AND ${suspect}`,
    [TraceLinkStatus.RETIRED]: "thing.status = 'RETIRED'",
  };
  const wanted = [...new Set(statuses)].map((status) => `(${conditions[status]})`);
  query.andWhere(`(${['1 = 0', ...wanted].join(' OR ')})`, { suspectDay: day });
}

/** Narrows links by one of their ends, under the alias `side`. */
function narrowByEnd(query: SelectQueryBuilder<TraceLink>, filter: TraceLinkFilter | null | undefined): void {
  keepAmong(query, 'side.type', filter?.types);
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
    keepInStatus(query, filter?.statuses, today(context));
    keepAmong(query, 'thing.owner', filter?.owners);
    keepAmong(query, 'thing.createdBy', filter?.createdBy);
  },
});
