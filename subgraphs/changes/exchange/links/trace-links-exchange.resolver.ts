import { Arg, Args, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { EVERYBODY } from '../../../../platform/caller/role';
import { payload } from '../../../../platform/input/problems';
import { PageArgs } from '../../../../platform/paging/page-args';
import type { RequestContext } from '../../../../platform/request-context';
import { TraceLinkConnection } from '../../traces/trace-link';
import { LINKERS } from '../../traces/trace-link-mutations.resolver';
import { importTraceLinks } from './import-trace-links';
import { ImportTraceLinksInput, TraceLinkImportPayload } from './link-row';
import { allLinks, TraceLinksFilter } from './trace-link-list';

@Resolver()
export class TraceLinksExchangeResolver {
  @Authorized(EVERYBODY)
  @Query(() => TraceLinkConnection, { description: 'Links between any things, by their ids.' })
  traceLinks(
    @Arg('filter', () => TraceLinksFilter, { nullable: true, description: 'Which of them.' })
    filter: TraceLinksFilter | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return allLinks.all(context, { page, filter: filter ?? {} });
  }

  @Authorized(LINKERS)
  @Mutation(() => TraceLinkImportPayload, {
    description:
      'Takes links of a file: rows with faults are left out and told, the others are taken. What joins the same two things in the same way is the same link; the same rows again change nothing.',
  })
  importTraceLinks(
    @Arg('input', () => ImportTraceLinksInput, { description: 'The links.' }) input: ImportTraceLinksInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('traceLinkImport', () => importTraceLinks(context, input));
  }
}
