import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { Role } from '../../../platform/caller/role';
import { payload } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { retireTraceLink, reviewTraceLink, updateTraceLink } from './change-trace-link';
import { RetireTraceLinkInput, ReviewTraceLinkInput, UpdateTraceLinkInput } from './change-trace-link.input';
import { CreateTraceLinkInput, TraceLinkPayload } from './create-trace-link';
import { TraceLink } from './trace-link';
import { createTraceLink } from './trace-link.service';

/** Who may say what has to do with what. */
export const LINKERS = [Role.GOVERNANCE, Role.ANALYST, Role.OPERATIONS, Role.ADMIN];

@Resolver(() => TraceLink)
export class TraceLinkMutationsResolver {
  @Authorized(LINKERS)
  @Mutation(() => TraceLinkPayload, { description: 'Says that one thing has to do with another.' })
  createTraceLink(
    @Arg('input', () => CreateTraceLinkInput, { description: 'The two things, and what joins them.' })
    input: CreateTraceLinkInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('traceLink', () => createTraceLink(context, input));
  }

  @Authorized(LINKERS)
  @Mutation(() => TraceLinkPayload, {
    description: 'Says whether a link still holds: if so, it is suspect no more until a text changes again.',
  })
  reviewTraceLink(
    @Arg('input', () => ReviewTraceLinkInput, { description: 'Which link, and whether it holds.' })
    input: ReviewTraceLinkInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('traceLink', () => reviewTraceLink(context, input));
  }

  @Authorized(LINKERS)
  @Mutation(() => TraceLinkPayload, { description: 'Takes a link back; it is kept for the record.' })
  retireTraceLink(
    @Arg('input', () => RetireTraceLinkInput, { description: 'Which link, and why.' }) input: RetireTraceLinkInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('traceLink', () => retireTraceLink(context, input));
  }

  @Authorized(LINKERS)
  @Mutation(() => TraceLinkPayload, { description: 'Gives a link another rationale or another owner.' })
  updateTraceLink(
    @Arg('input', () => UpdateTraceLinkInput, { description: 'Which link, and what is to be otherwise.' })
    input: UpdateTraceLinkInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('traceLink', () => updateTraceLink(context, input));
  }
}
