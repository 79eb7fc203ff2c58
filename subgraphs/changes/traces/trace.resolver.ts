import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { EVERYBODY } from '../../../platform/caller/role';
import { DateScalar } from '../../../platform/graphql/scalars';
import { AuditEntryConnection, historyOf } from '../../../platform/history/history';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { ClauseDiff } from '../register/clause-diff';
import { ClauseVersion } from '../register/clause-version';
import { namedDocument } from '../register/document-code';
import { clauseVersionById } from '../register/register.loaders';
import { TraceDirection, TraceLinkStatus, TraceLinkType } from '../register/register.vocabulary';
import { SuspectLinkFilter, SuspectLinkSort, suspectLinks } from './suspect-links';
import { endsOfLink, suspicionsOf } from './suspects';
import { TraceGraph, TraceNode, traceFrom } from './trace-graph';
import { TraceLink, TraceLinkConnection } from './trace-link';
import { changedText, sideOf, TraceLinkSide } from './trace-link-side';
import { Traceable, thingById } from './traceable';
import { visibleLinkById } from './visible-link-by-id';

@Resolver(() => TraceLink)
export class TraceLinkResolver {
  @Authorized(EVERYBODY)
  @Query(() => TraceLink, { nullable: true, description: 'A link by its id.' })
  traceLink(
    @Arg('id', () => ID, { description: 'Readable id, e.g. `traceLink:TL000000001`.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return visibleLinkById(context).load(id);
  }

  @Authorized(EVERYBODY)
  @Query(() => TraceLinkConnection, { description: 'Links to be reviewed, because a clause at an end has changed.' })
  async suspectLinks(
    @Arg('documentCode', () => String, { nullable: true, description: 'With a clause of this document at an end.' })
    documentCode: string | null | undefined,
    @Arg('filter', () => SuspectLinkFilter, { nullable: true, description: 'Which of them.' })
    filter: SuspectLinkFilter | null | undefined,
    @Arg('sort', () => SuspectLinkSort, { nullable: true, description: 'In which order; by id unless given.' })
    sort: SuspectLinkSort | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const document = await namedDocument(documentCode, context);
    return suspectLinks(context, page, { documentId: document?.id ?? null, filter: filter ?? null }, sort);
  }

  @FieldResolver(() => Traceable, { description: 'The thing that it comes from.' })
  from(@Root() { fromId }: TraceLink, @Ctx() context: RequestContext) {
    return thingById(fromId, context);
  }

  @FieldResolver(() => Traceable, { description: 'The thing that it goes to.' })
  to(@Root() { toId }: TraceLink, @Ctx() context: RequestContext) {
    return thingById(toId, context);
  }

  @FieldResolver(() => TraceLinkStatus, {
    description: 'SUSPECT when a clause at an end has changed in a later baseline since the link was last reviewed.',
  })
  async status(@Root() { id, status }: TraceLink, @Ctx() context: RequestContext) {
    if (status === TraceLinkStatus.RETIRED) return status;
    return (await suspicionsOf(context).load(id)).length > 0 ? TraceLinkStatus.SUSPECT : TraceLinkStatus.CURRENT;
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'The day since which it is suspect, in UK time; null when it is not.',
  })
  async suspectSince(@Root() { id }: TraceLink, @Ctx() context: RequestContext) {
    const days = (await suspicionsOf(context).load(id)).map(({ since }) => since);
    return days.sort()[0] ?? null;
  }

  @FieldResolver(() => ClauseVersion, {
    nullable: true,
    description:
      'The version of the clause that it was last reviewed against, the clause it goes to first; each end tells its own.',
  })
  async reviewedAgainst(@Root() { id }: TraceLink, @Ctx() context: RequestContext) {
    const ends = await endsOfLink(context).load(id);
    const [reviewed] = ends.flatMap(({ reviewedVersionId }) => reviewedVersionId ?? []).reverse();
    return reviewed === undefined ? null : clauseVersionById(context).load(reviewed);
  }

  @FieldResolver(() => [TraceLinkSide], { description: 'Its two ends, the one that it comes from first.' })
  async ends(@Root() { id, status }: TraceLink, @Ctx() context: RequestContext) {
    const [ends, suspicions] = await Promise.all([endsOfLink(context).load(id), suspicionsOf(context).load(id)]);
    return ends.map((end) => sideOf(end, status, suspicions));
  }

  @FieldResolver(() => [ClauseDiff], {
    description:
      'What makes it suspect: each clause at an end that has changed, from the text reviewed to the present one.',
  })
  async redLines(@Root() link: TraceLink, @Ctx() context: RequestContext) {
    const differences = (await this.ends(link, context)).map((side) => changedText(side, context));
    return (await Promise.all(differences)).filter((difference) => difference !== null);
  }

  @FieldResolver(() => AuditEntryConnection, { description: 'Who changed what, oldest first.' })
  history(@Root() { id }: TraceLink, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(id, context, page);
  }
}

@Resolver(() => TraceGraph)
export class TraceGraphResolver {
  @Authorized(EVERYBODY)
  @Query(() => TraceGraph, {
    description: 'What is linked with a thing, step by step. At most 10 steps and 2,000 nodes.',
  })
  trace(
    @Arg('from', () => ID, { description: 'Id of the thing to start from.' }) from: string,
    @Arg('direction', () => TraceDirection, {
      defaultValue: TraceDirection.BOTH,
      description: 'Which way links are followed.',
    })
    direction: TraceDirection,
    @Arg('types', () => [TraceLinkType], { nullable: true, description: 'Only along links of these types.' })
    types: TraceLinkType[] | null | undefined,
    @Arg('depth', () => Int, { defaultValue: 3, description: 'Most steps, 10 at most.' }) depth: number,
    @Arg('limit', () => Int, { defaultValue: 500, description: 'Most nodes, 2,000 at most.' }) limit: number,
    @Ctx() context: RequestContext,
  ) {
    return traceFrom(context, { from, direction, types: types ?? null, depth, limit });
  }

  @FieldResolver(() => Traceable, { description: 'The thing that the trace starts from.' })
  root(@Root() { rootId }: TraceGraph, @Ctx() context: RequestContext) {
    return thingById(rootId, context);
  }

  @FieldResolver(() => [TraceLink], {
    description: 'The links that were followed from node to node, by id; none that is retired.',
  })
  async edges(@Root() { linkIds }: TraceGraph, @Ctx() context: RequestContext) {
    const links = await Promise.all(linkIds.map((id) => visibleLinkById(context).load(id)));
    return links.filter((link) => link !== null);
  }
}

@Resolver(() => TraceNode)
export class TraceNodeResolver {
  @FieldResolver(() => Traceable, { description: 'The thing itself.' })
  thing(@Root() { id }: TraceNode, @Ctx() context: RequestContext) {
    return thingById(id, context);
  }
}
