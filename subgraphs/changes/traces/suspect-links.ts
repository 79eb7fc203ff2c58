import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { keepAmong, keepLinked } from '../../../platform/database/conditions';
import { DateScalar } from '../../../platform/graphql/scalars';
import { SortDirection } from '../../../platform/graphql/sort-direction';
import { Connection } from '../../../platform/paging/connection';
import { listing } from '../../../platform/paging/listing';
import type { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { today } from '../register/register.loaders';
import { TraceLinkType } from '../register/register.vocabulary';
import { TraceLink } from './trace-link';
import { holdsOnDay, TraceLinkSuspect } from './trace-link-suspect';
import { visibleLinkById } from './visible-link-by-id';
import { visibleLinks } from './visible-links';

@InputType({ description: 'Which suspect links; all that is given must hold.' })
export class SuspectLinkFilter {
  @Field(() => [String], { nullable: true, description: 'Owned by one of these.' })
  owners?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Made by one of these.' })
  createdBy?: string[] | null;

  @Field(() => [TraceLinkType], { nullable: true, description: 'Of one of these types.' })
  types?: TraceLinkType[] | null;

  @Field(() => [ID], { nullable: true, description: 'With one of these clauses at an end, which has changed.' })
  clauseIds?: string[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Suspect since this day or later.' })
  sinceFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Suspect since before this day.' })
  sinceBefore?: string | null;
}

export enum SuspectLinkSortField {
  ID = 'ID',
  SINCE = 'SINCE',
}
registerEnumType(SuspectLinkSortField, {
  name: 'SuspectLinkSortField',
  description: 'By what suspect links are put in order; ties are broken by id.',
  valuesConfig: {
    ID: { description: 'By the id of the link.' },
    SINCE: { description: 'By the day since which it is suspect.' },
  },
});

@InputType({ description: 'An order of suspect links.' })
export class SuspectLinkSort {
  @Field(() => SuspectLinkSortField, { description: 'By what.' })
  field!: SuspectLinkSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: 'Which end comes first.' })
  direction!: SortDirection;
}

interface Wanted {
  documentId: string | null;
  filter: SuspectLinkFilter | null;
}

/** A row a link: of one that is suspect at both ends, the one that began first. */
const FIRST = `NOT EXISTS (SELECT 1 FROM trace_link_suspect other WHERE other.linkId = thing.linkId
  AND ${holdsOnDay('other')} AND (other.since < thing.since OR other.since = thing.since AND other.thingId < thing.thingId))`;

/** Links that are suspect at one of some clauses, which need not be the one at which they were suspect first. */
const SUSPECT_AT = `EXISTS (SELECT 1 FROM trace_link_suspect changed WHERE changed.linkId = thing.linkId
  AND changed.thingId IN (:...values) AND ${holdsOnDay('changed')})`;

const suspicions = listing<TraceLinkSuspect, Wanted>({
  name: 'suspectLinks',
  entity: TraceLinkSuspect,
  key: 'linkId',
  narrow(query, { documentId, filter }, context) {
    query.andWhere(`${holdsOnDay('thing')} AND ${FIRST}`, { suspectDay: today(context) });
    query.innerJoin(TraceLink, 'link', 'link.id = thing.linkId');
    visibleLinks(query, context, TraceLink, 'link');
    if (documentId !== null) {
      const ofDocument = 'IN (SELECT clause.id FROM clause WHERE clause.documentId = :documentId)';
      query.andWhere(`(link.fromId ${ofDocument} OR link.toId ${ofDocument})`, { documentId });
    }
    keepAmong(query, 'link.owner', filter?.owners);
    keepAmong(query, 'link.createdBy', filter?.createdBy);
    keepAmong(query, 'link.type', filter?.types);
    keepLinked(query, SUSPECT_AT, filter?.clauseIds);
    if (filter?.sinceFrom) query.andWhere('thing.since >= :sinceFrom', { sinceFrom: filter.sinceFrom });
    if (filter?.sinceBefore) query.andWhere('thing.since < :sinceBefore', { sinceBefore: filter.sinceBefore });
  },
});

/** Links to be reviewed because a clause at an end has changed. */
export function suspectLinks(
  context: RequestContext,
  page: PageArgs,
  wanted: Wanted,
  sort: SuspectLinkSort | null | undefined,
): Connection<TraceLink> {
  const direction = sort?.direction ?? SortDirection.ASC;
  const bySince = sort?.field === SuspectLinkSortField.SINCE;
  const listed = suspicions.all(context, {
    page,
    filter: wanted,
    sort: [{ path: bySince ? 'thing.since' : 'thing.linkId', direction }],
  });
  return new Connection(
    async () => {
      const [edges, pageInfo] = await Promise.all([listed.edges(), listed.pageInfo()]);
      const links = await Promise.all(edges.map(({ node }) => visibleLinkById(context).load(node.linkId)));
      return {
        edges: edges.flatMap(({ cursor }, index) => {
          const node = links[index];
          return node ? [{ cursor, node }] : [];
        }),
        pageInfo,
      };
    },
    () => listed.totalCount(),
  );
}
