import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Role } from '../../../platform/caller/role';
import { AuditEntryConnection, historyOf } from '../../../platform/history/history';
import { payload } from '../../../platform/input/problems';
import { oneBy } from '../../../platform/loading';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { ClauseVersion } from '../register/clause-version';
import { namedDocument } from '../register/document-code';
import { clauseVersionById } from '../register/register.loaders';
import { TraceDirection, TraceLinkType } from '../register/register.vocabulary';
import { CreateTraceLinkInput, TraceLinkPayload } from './create-trace-link';
import { TraceGraph, TraceNode, traceFrom } from './trace-graph';
import { TraceLink, TraceLinkConnection } from './trace-link';
import { createTraceLink } from './trace-link.service';
import { suspectLinks } from './trace-link-filter';
import { Traceable, thingById } from './traceable';
import { visibleLinks } from './visible-links';

/** A link that exists for the caller. */
export const visibleLinkById = oneBy(TraceLink, 'id', (query, context) => {
  visibleLinks(query, context, TraceLink, 'thing');
});

@Resolver(() => TraceLink)
export class TraceLinkResolver {
  @Query(() => TraceLink, { nullable: true, description: 'A link by its id.' })
  traceLink(
    @Arg('id', () => ID, { description: 'Readable id, e.g. `traceLink:TL000000001`.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return visibleLinkById(context).load(id);
  }

  @Query(() => TraceLinkConnection, { description: 'Links to be reviewed, because a clause at an end has changed.' })
  async suspectLinks(
    @Arg('documentCode', () => String, { nullable: true, description: 'With a clause of this document at an end.' })
    documentCode: string | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const document = await namedDocument(documentCode, context);
    return suspectLinks.all(context, { page, filter: { documentId: document?.id ?? null } });
  }

  @Authorized([Role.GOVERNANCE, Role.ANALYST, Role.OPERATIONS, Role.ADMIN])
  @Mutation(() => TraceLinkPayload, { description: 'Says that one thing has to do with another.' })
  createTraceLink(
    @Arg('input', () => CreateTraceLinkInput, { description: 'The two things, and what joins them.' })
    input: CreateTraceLinkInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('traceLink', () => createTraceLink(context, input));
  }

  @FieldResolver(() => Traceable, { description: 'The thing that it comes from.' })
  from(@Root() { fromId }: TraceLink, @Ctx() context: RequestContext) {
    return thingById(fromId, context);
  }

  @FieldResolver(() => Traceable, { description: 'The thing that it goes to.' })
  to(@Root() { toId }: TraceLink, @Ctx() context: RequestContext) {
    return thingById(toId, context);
  }

  @FieldResolver(() => ClauseVersion, {
    nullable: true,
    description: 'The version of the clause at an end that it was last reviewed against.',
  })
  reviewedAgainst(@Root() { reviewedClauseVersionId: id }: TraceLink, @Ctx() context: RequestContext) {
    return id && clauseVersionById(context).load(id);
  }

  @FieldResolver(() => AuditEntryConnection, { description: 'Who changed what, oldest first.' })
  history(@Root() { id }: TraceLink, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(id, context, page);
  }
}

@Resolver(() => TraceGraph)
export class TraceGraphResolver {
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
}

@Resolver(() => TraceNode)
export class TraceNodeResolver {
  @FieldResolver(() => Traceable, { description: 'The thing itself.' })
  thing(@Root() { id }: TraceNode, @Ctx() context: RequestContext) {
    return thingById(id, context);
  }
}
