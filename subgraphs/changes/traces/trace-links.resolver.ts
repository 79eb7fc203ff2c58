import { Arg, Args, Authorized, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../../platform/caller/role';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Change } from '../consultations/change';
import { Clause } from '../register/clause';
import { Comment } from '../responses/comment';
import {
  Component,
  Device,
  DisasterEvent,
  Incident,
  IncidentAssignment,
  RecoveryScenario,
  ServiceProvider,
} from './network.reference';
import { TraceLinkConnection } from './trace-link';
import { linksOfThing, TraceLinkFilter } from './trace-link-filter';

const openToAll: MethodDecorator = () => undefined;

/** The field `traceLinks`, the same on every type that has it. */
function traceLinksOf<T extends { id: string }>(type: ClassType<T>, guard: MethodDecorator): ClassType<object> {
  @Resolver(() => type)
  class TraceLinksResolver {
    @guard
    @FieldResolver(() => TraceLinkConnection, { description: 'What it has to do with, and how.' })
    traceLinks(
      @Root() thing: { id: string },
      @Arg('filter', () => TraceLinkFilter, { nullable: true, description: 'Which of them.' })
      filter: TraceLinkFilter | null | undefined,
      @Args(() => PageArgs) page: PageArgs,
      @Ctx() context: RequestContext,
    ) {
      return linksOfThing.of(thing.id, context, { page, filter });
    }
  }
  return TraceLinksResolver;
}

export const traceLinksResolvers = [
  ...[Device, Incident, IncidentAssignment].map((type) => traceLinksOf(type, Authorized([...NETWORK_READERS]))),
  ...[ServiceProvider, RecoveryScenario, DisasterEvent, Component].map((type) => traceLinksOf(type, openToAll)),
  traceLinksOf(Clause, openToAll),
  traceLinksOf(Change, openToAll),
  traceLinksOf(Comment, openToAll),
];
