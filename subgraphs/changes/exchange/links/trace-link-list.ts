import { Field, ID, InputType } from 'type-graphql';
import { isOutsider } from '../../../../platform/caller/caller';
import { keepAmong, keepLinked } from '../../../../platform/database/conditions';
import { listing } from '../../../../platform/paging/listing';
import { today } from '../../register/register.loaders';
import { TraceLinkStatus, TraceLinkType } from '../../register/register.vocabulary';
import { TraceLink } from '../../traces/trace-link';
import { keepInStatus } from '../../traces/trace-link-filter';
import { visibleLinks } from '../../traces/visible-links';

@InputType({
  description: 'Which of all links; all that is given must hold. Those that are retired are left out unless asked for.',
})
export class TraceLinksFilter {
  @Field(() => [TraceLinkType], { nullable: true, description: 'Of one of these types.' })
  types?: TraceLinkType[] | null;

  @Field(() => [TraceLinkStatus], {
    nullable: true,
    description: 'In one of these statuses; CURRENT and SUSPECT unless given.',
  })
  statuses?: TraceLinkStatus[] | null;

  @Field(() => String, { nullable: true, description: 'With a clause of this document at an end, e.g. IMP.' })
  documentCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'With a clause at an end that stands in this baseline.' })
  baselineId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'With a change, comment or open issue of this consultation at an end, by its reference.',
  })
  consultation?: string | null;

  @Field(() => [ID], { nullable: true, description: 'With one of these things at an end.' })
  thingIds?: string[] | null;
}

const { CURRENT, SUSPECT } = TraceLinkStatus;

/** Ends of links among things that a statement selects. */
const withEnd = (things: string) =>
  `thing.id IN (SELECT ending.linkId FROM trace_link_end ending WHERE ending.thingId IN (${things}))`;

const IN_DOCUMENT = withEnd(`SELECT placed.id FROM clause placed
  INNER JOIN document named ON named.id = placed.documentId WHERE named.code = :linksOfDocument`);
/** A draft does not exist for outsiders: they do not learn either which clauses stand in it. */
const inBaseline = (outsider: boolean) =>
  withEnd(`SELECT standing.clauseId FROM clause_version standing
    INNER JOIN baseline shown ON shown.id = standing.baselineId
    WHERE standing.baselineId = :linksOfBaseline${outsider ? ' AND shown.isPublic = 1' : ''}`);
const IN_CONSULTATION = ['proposed_change', 'comment', 'open_issue']
  .map((table) =>
    withEnd(`SELECT part.id FROM ${table} part INNER JOIN consultation held ON held.id = part.consultationId
      WHERE held.reference = :linksOfConsultation`),
  )
  .join(' OR ');

/** All links that exist for the caller. */
export const allLinks = listing<TraceLink, TraceLinksFilter>({
  name: 'allTraceLinks',
  entity: TraceLink,
  narrow(query, filter, context) {
    visibleLinks(query, context, TraceLink, 'thing');
    keepInStatus(query, filter.statuses ?? [CURRENT, SUSPECT], today(context));
    keepAmong(query, 'thing.type', filter.types);
    const { documentCode, baselineId, consultation, thingIds } = filter;
    if (documentCode) query.andWhere(IN_DOCUMENT, { linksOfDocument: documentCode });
    if (baselineId) query.andWhere(inBaseline(isOutsider(context.caller)), { linksOfBaseline: baselineId });
    if (consultation) query.andWhere(`(${IN_CONSULTATION})`, { linksOfConsultation: consultation });
    keepLinked(query, withEnd(':...values'), thingIds);
  },
});
